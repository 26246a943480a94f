#include "analysis/disc_arcs.hpp"

#include "core/parallel.hpp"
#include "geodesy/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gridwarden::analysis {

namespace {

using geodesy::Direction;
constexpr double pi = std::numbers::pi;

using Event = DiscArcs::Event;
using Meetings = DiscArcs::Meetings;

/// Discs this near (of their size) to touching from outside count as apart, from inside as one in the other: either sees it alike.
constexpr double touching = 1e-10;

/// Where the border of disc `i` meets disc `j`.
void meet(const std::vector<Cap>& caps, std::uint32_t i, std::uint32_t j, Meetings& into) {
    const Cap& own = caps[i];
    const Cap& other = caps[j];
    const Direction between = own.plane.up + (-1.0) * other.plane.up;
    const double chord = std::sqrt(dot(between, between));
    const double sum = 2 * (own.half_sine * other.half_cosine + own.half_cosine * other.half_sine);
    const double difference = 2 * std::abs(own.half_sine * other.half_cosine - own.half_cosine * other.half_sine);
    if (chord >= sum * (1 - touching)) {
        return;
    }
    if (chord <= difference + sum * touching) {
        into.whole += own.half_sine < other.half_sine || (own.half_sine == other.half_sine && j < i) ? 1 : 0;
        return;
    }
    const auto circle = other.in(own.plane);
    const double radius = 2.0 * own.sine / (1.0 + own.cosine);
    const double distance = std::hypot(circle.centre.x, circle.centre.y);
    const double half = std::acos(std::clamp((distance * distance + radius * radius - circle.radius * circle.radius) / (2.0 * distance * radius), -1.0, 1.0));
    const double middle = std::atan2(circle.centre.y, circle.centre.x);
    const auto turned = [](double angle) { return angle < -pi ? angle + 2 * pi : angle >= pi ? angle - 2 * pi : angle; };
    const double enters = turned(middle - half);
    const double leaves = turned(middle + half);
    into.events.push_back({enters, j, true});
    into.events.push_back({leaves, j, false});
    into.open += enters > leaves ? 1 : 0;
}

/// The arcs between the events of a border.
std::vector<Arc> arcs_between(Meetings& meetings, std::uint32_t kept, std::uint32_t& most) {
    auto& events = meetings.events;
    std::vector<Arc> arcs;
    most = meetings.whole;
    if (events.empty()) {
        if (meetings.whole < kept) {
            arcs.push_back({-pi, pi, meetings.whole, no_disc, no_disc, false, false});
        }
        return arcs;
    }
    std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
        const auto order = [](const Event& e) { return std::tuple(e.angle, e.enters, e.enters ? e.disc : no_disc - e.disc); };
        return order(a) < order(b); // of equal discs the earlier, larger one is entered first and left last
    });
    std::int64_t over = meetings.whole + meetings.open;
    for (std::size_t k = 0; k < events.size(); ++k) {
        const auto& start = events[k];
        const bool last = k + 1 == events.size();
        const auto& end = last ? events.front() : events[k + 1];
        over += start.enters ? 1 : -1;
        most = std::max(most, static_cast<std::uint32_t>(over));
        if (over < static_cast<std::int64_t>(kept)) {
            arcs.push_back({start.angle, end.angle + (last ? 2 * pi : 0), static_cast<std::uint32_t>(over), start.disc, end.disc, !start.enters, end.enters});
        }
    }
    return arcs;
}

shape::Coord middle_of(const std::vector<shape::Box>& boxes) {
    shape::Box all;
    for (const auto& box : boxes) {
        all.add(box);
    }
    return all.empty() ? shape::Coord{} : shape::Coord{(all.min_x + all.max_x) / 2, (all.min_y + all.max_y) / 2};
}

std::vector<shape::Box> boxes_of(std::span<const Reach> discs) {
    std::vector<shape::Box> boxes;
    boxes.reserve(discs.size());
    for (const auto& disc : discs) {
        boxes.push_back(box_of(disc));
    }
    return boxes;
}

} // namespace

TouchingPlane::TouchingPlane(const Direction& centre) : up(centre) {
    const double across = std::hypot(centre.x, centre.y);
    const double cosine = across > 0 ? centre.x / across : 1.0;
    const double sine = across > 0 ? centre.y / across : 0.0;
    east = {-sine, cosine, 0.0};
    north = {-centre.z * cosine, -centre.z * sine, across};
}

Direction Cap::at(double angle) const noexcept {
    return cosine * plane.up + sine * (std::cos(angle) * plane.east + std::sin(angle) * plane.north);
}

DiscArcs::DiscArcs(std::span<const Reach> discs, std::uint32_t kept, unsigned threads)
    : sphere_(middle_of(boxes_of(discs))), arcs_(discs.size()), most_(discs.size()), boxes_(boxes_of(discs)) {
    for (const auto& disc : discs) {
        const auto at = disc.place.parts.front().front().front();
        const double angle = sphere_.angle_of(disc.radius, at.y);
        caps_.push_back({TouchingPlane(sphere_.to_sphere(at)), std::sin(angle), std::cos(angle), std::sin(angle / 2), std::cos(angle / 2), disc.radius.in_metres()});
        stray_m_ = std::max(stray_m_, sphere_.stray_m(disc.radius, at.y));
    }
    make_grid();
    parallel_ranges(discs.size(), 64, threads, [&](std::size_t begin, std::size_t end) {
        std::vector<std::uint32_t> near;
        for (auto i = static_cast<std::uint32_t>(begin); i < end; ++i) {
            auto meetings = meetings_of(i, near);
            arcs_[i] = arcs_between(meetings, kept, most_[i]);
        }
    });
}

Meetings DiscArcs::meetings_of(std::uint32_t disc, std::vector<std::uint32_t>& near) const {
    Meetings meetings;
    touching(boxes_[disc], near);
    for (const auto other : near) {
        if (other != disc) {
            meet(caps_, disc, other, meetings);
        }
    }
    return meetings;
}

std::vector<Arc> DiscArcs::all_arcs_of(std::uint32_t disc) const {
    std::vector<std::uint32_t> near;
    auto meetings = meetings_of(disc, near);
    std::uint32_t most = 0;
    return arcs_between(meetings, no_disc, most);
}

void DiscArcs::make_grid() {
    double width = 0;
    double height = 0;
    for (const auto& box : boxes_) {
        extent_.add(box);
        width += (box.max_x - box.min_x) / static_cast<double>(boxes_.size());
        height += (box.max_y - box.min_y) / static_cast<double>(boxes_.size());
    }
    if (boxes_.empty()) {
        extent_.add(shape::Coord{});
    }
    const double most = std::sqrt(4.0 * static_cast<double>(boxes_.size()) + 1.0); // cells a side
    columns_ = static_cast<int>(std::clamp((extent_.max_x - extent_.min_x) / std::max(width, 1e-12), 1.0, most));
    rows_ = static_cast<int>(std::clamp((extent_.max_y - extent_.min_y) / std::max(height, 1e-12), 1.0, most));
    first_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_) + 1, 0);
    for (const auto& box : boxes_) {
        each_cell(box, [&](std::size_t cell) { ++first_[cell + 1]; });
    }
    for (std::size_t cell = 1; cell < first_.size(); ++cell) {
        first_[cell] += first_[cell - 1];
    }
    cell_discs_.resize(first_.back());
    auto next = first_;
    for (std::uint32_t disc = 0; disc < boxes_.size(); ++disc) {
        each_cell(boxes_[disc], [&](std::size_t cell) { cell_discs_[next[cell]++] = disc; });
    }
}

template <class Take>
void DiscArcs::each_cell(const shape::Box& box, Take take) const {
    const auto place = [](double value, double from, double to, int count) {
        return to > from ? static_cast<int>(std::clamp(std::floor((value - from) / (to - from) * count), 0.0, count - 1.0)) : 0;
    };
    const int last_row = place(box.max_y, extent_.min_y, extent_.max_y, rows_);
    const int last_column = place(box.max_x, extent_.min_x, extent_.max_x, columns_);
    for (int row = place(box.min_y, extent_.min_y, extent_.max_y, rows_); row <= last_row; ++row) {
        for (int column = place(box.min_x, extent_.min_x, extent_.max_x, columns_); column <= last_column; ++column) {
            take(static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column));
        }
    }
}

void DiscArcs::touching(const shape::Box& box, std::vector<std::uint32_t>& out) const {
    out.clear();
    if (!box.intersects(extent_)) {
        return;
    }
    each_cell(box, [&](std::size_t cell) {
        for (auto k = first_[cell]; k < first_[cell + 1]; ++k) {
            if (boxes_[cell_discs_[k]].intersects(box)) {
                out.push_back(cell_discs_[k]);
            }
        }
    });
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
}

bool DiscArcs::any_near(const shape::Box& box) const {
    std::vector<std::uint32_t> near;
    touching(box, near);
    return !near.empty();
}

} // namespace gridwarden::analysis
