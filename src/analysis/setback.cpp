#include "analysis/setback.hpp"

#include "analysis/cells.hpp"
#include "analysis/labels.hpp"
#include "analysis/setback_plan.hpp"
#include "core/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace gridwarden::analysis {

namespace {

using index::Nanometres;
using index::Neighbour;
using index::Neighbours;

constexpr std::size_t sites_a_piece = 256;
constexpr auto anywhere = Length::kilometres(1e6);
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

/// The position error of each row, in nanometres.
std::vector<Nanometres> errors_of(const table::Table& table, Length unstated) {
    std::vector<Nanometres> errors(table.size(), index::in_nanometres(unstated));
    if (const int column = table.schema.index_of_role("accuracy"); column >= 0) {
        const auto stated = numbers_of(table, column);
        for (std::size_t row = 0; row < stated.size(); ++row) {
            errors[row] = stated[row] >= 0 ? index::in_nanometres(Length::metres(stated[row])) : errors[row];
        }
    }
    return errors;
}

/// A distance to be kept, and on which side of it a distance lies; what is known to half a micrometre is taken as the number itself.
struct Demand {
    Nanometres distance;
    model::Bound at_distance;

    [[nodiscard]] bool is_short(Nanometres d) const { return at_distance == model::Bound::within ? d <= distance + 500 : d < distance - 500; }

    [[nodiscard]] Verdict judge(Nanometres d, Nanometres error) const {
        return is_short(d + error) ? Verdict::within : is_short(std::max<Nanometres>(d - error, 0)) ? Verdict::cannot_tell : Verdict::beyond;
    }

    /// In millimetres, not rounded over the number to its other side.
    [[nodiscard]] index::Millimetres written(Nanometres d) const {
        const auto rounded = index::in_millimetres(d);
        const auto closed = at_distance == model::Bound::within;
        if (!is_short(d) && closed && rounded * 1'000'000 <= distance) {
            return distance / 1'000'000 + 1;
        }
        return is_short(d) && !closed && rounded * 1'000'000 >= distance ? (distance - 1) / 1'000'000 : rounded;
    }
};


class Judge {
public:
    Judge(const table::Table& sites, const table::Table& receptors, const std::vector<model::SetbackRule>& rules, const SetbackOptions& options)
        : rules_(rules), options_(options), site_places_(places_of(sites)), origins_(site_places_), receptor_places_(places_of(receptors)),
          receptor_ids_(ids_of(receptors)), site_errors_(errors_of(sites, options.default_accuracy)),
          receptor_errors_(errors_of(receptors, options.default_accuracy)), plan_(sites, rules),
          groups_(receptors, receptor_places_, rules, options.threads) {
        for (const auto& group : groups_.groups) {
            Nanometres most = 0;
            for (const auto row : group.rows) {
                most = std::max(most, receptor_errors_[row]);
            }
            most_error_.push_back(most);
        }
    }

    [[nodiscard]] std::size_t sites() const { return origins_.size(); }

    [[nodiscard]] Setbacks piece(std::size_t begin, std::size_t end) const {
        Setbacks found;
        found.rules.resize(rules_.size());
        for (auto site = begin; site < end; ++site) {
            judge(static_cast<std::uint32_t>(site), found);
        }
        return found;
    }

    /// What is so whatever the sites are.
    void settle(Setbacks& found) const {
        for (std::uint32_t rule = 0; rule < rules_.size(); ++rule) {
            found.rules[rule].no_receptors = groups_.of_rule[rule] == ReceptorGroups::none;
            found.rules[rule].no_column = !plan_.has_distance(rule);
        }
    }

private:
    /// The receptors of a group that some rule of a site wants to know of.
    struct Around {
        Nanometres reach = 0;
        Neighbours near;
    };

    void judge(std::uint32_t site, Setbacks& found) const {
        if (!origins_.placed(site)) {
            ++found.unplaced;
            return;
        }
        const auto standing = plan_.rules_for(site);
        const auto around = look_around(site, standing);
        const auto first = found.rows.size();
        for (const auto& rule : standing) {
            if (const auto at = around.find(groups_.of_rule[rule.rule]); at != around.end() && !at->second.near.rows.empty()) {
                put(site, rule, at->second.near, found);
            }
        }
        if (found.rows.size() == first) {
            ++found.without_rule;
            return;
        }
        auto worst = Verdict::beyond;
        for (auto row = first; row < found.rows.size(); ++row) {
            worst = worse(worst, found.rows[row].verdict);
        }
        ++found.judged;
        found.within += worst == Verdict::within ? 1U : 0U;
        found.cannot_tell += worst == Verdict::cannot_tell ? 1U : 0U;
    }

    /// Within is worse than cannot tell, that than beyond.
    static Verdict worse(Verdict a, Verdict b) {
        return a == Verdict::within || b == Verdict::within ? Verdict::within : std::max(a, b);
    }

    /// One search a group of receptors, as far as any of the site's rules could be in doubt; where that finds none, the nearest.
    [[nodiscard]] std::map<std::uint32_t, Around> look_around(std::uint32_t site, const std::vector<SetbackPlan::Standing>& standing) const {
        std::map<std::uint32_t, Around> around;
        for (const auto& rule : standing) {
            if (const auto group = groups_.of_rule[rule.rule]; group != ReceptorGroups::none) {
                auto& reach = around[group].reach;
                const auto demanded = rule.distance ? index::in_nanometres(*rule.distance) : 0;
                reach = std::max(reach, demanded + site_errors_[site] + most_error_[group]);
            }
        }
        if (around.empty()) {
            return around;
        }
        const auto origin = origins_.at(site);
        for (auto& [group, there] : around) {
            const auto& index = groups_.groups[group].index;
            index.within(origin, Length::metres(static_cast<double>(there.reach) / 1e9 + 1e-6), there.near);
            if (there.near.rows.empty()) {
                index.nearest(origin, 1, anywhere, there.near);
            }
            index::for_each_tie(there.near.rows, [&](auto begin, auto end) {
                std::sort(begin, end, [&](const Neighbour& a, const Neighbour& b) {
                    return std::tie(receptor_ids_[a.row], a.row) < std::tie(receptor_ids_[b.row], b.row);
                });
            });
        }
        return around;
    }

    /// The nearest receptor, and all that are not certainly beyond.
    void put(std::uint32_t site, const SetbackPlan::Standing& standing, const Neighbours& near, Setbacks& found) const {
        auto& tally = found.rules[standing.rule];
        auto worst = Verdict::beyond;
        std::uint32_t rank = 0;
        for (const auto& row : near.rows) {
            const auto finding = judged(site, standing, row, ++rank);
            if (rank > 1 && finding.verdict == Verdict::beyond) {
                continue;
            }
            if (rank > 1 && !standing.distance) {
                break;
            }
            worst = worse(worst, finding.verdict);
            if (!standing.gives_way) {
                add(finding, row, near, found);
            }
        }
        if (standing.gives_way) {
            ++tally.gave_way;
            tally.gave_way_near += worst == Verdict::beyond ? 0U : 1U;
            return;
        }
        ++tally.sites;
        tally.within += worst == Verdict::within ? 1U : 0U;
        tally.cannot_tell += worst == Verdict::cannot_tell ? 1U : 0U;
        tally.from_points += rules_[standing.rule].from_boundary && shape::is_finite(site_places_.points[site]) ? 1U : 0U;
    }

    [[nodiscard]] Finding judged(std::uint32_t site, const SetbackPlan::Standing& standing, const Neighbour& row, std::uint32_t rank) const {
        const auto error = site_errors_[site] + receptor_errors_[row.row];
        Finding finding{site, standing.rule, row.row, rank, index::in_millimetres(row.distance), no_number, static_cast<double>(error) / 1e9,
                        Verdict::cannot_tell, Doubt::distance};
        if (!standing.distance) {
            return finding;
        }
        const Demand demand{index::in_nanometres(*standing.distance), rules_[standing.rule].at_distance};
        finding.required_m = standing.distance->in_metres();
        finding.distance = demand.written(row.distance);
        finding.verdict = demand.judge(row.distance, error);
        finding.doubt = finding.verdict == Verdict::cannot_tell ? Doubt::position : Doubt::none;
        const auto& unsure = groups_.unsure[standing.rule];
        if (finding.verdict == Verdict::within && (standing.unsure || (!unsure.empty() && unsure[row.row] != 0))) {
            finding.verdict = Verdict::cannot_tell;
            finding.doubt = Doubt::attribute;
        }
        return finding;
    }

    void add(const Finding& finding, const Neighbour& row, const Neighbours& near, Setbacks& found) const {
        found.rows.push_back(finding);
        if (options_.ways) {
            found.ways.push_back(row.way != index::no_way ? near.ways[row.way]
                                                          : index::Way{site_places_.points[finding.site], receptor_places_.points[finding.receptor]});
        }
    }

    const std::vector<model::SetbackRule>& rules_;
    const SetbackOptions& options_;
    Places site_places_;
    Origins origins_;
    Places receptor_places_;
    std::vector<std::string> receptor_ids_;
    std::vector<Nanometres> site_errors_;
    std::vector<Nanometres> receptor_errors_;
    SetbackPlan plan_;
    ReceptorGroups groups_;
    std::vector<Nanometres> most_error_; ///< of each group
};

void join(Setbacks& all, Setbacks& piece) {
    all.rows.insert(all.rows.end(), piece.rows.begin(), piece.rows.end());
    all.ways.insert(all.ways.end(), piece.ways.begin(), piece.ways.end());
    for (std::size_t rule = 0; rule < all.rules.size(); ++rule) {
        auto& to = all.rules[rule];
        const auto& from = piece.rules[rule];
        to.sites += from.sites, to.within += from.within, to.cannot_tell += from.cannot_tell;
        to.gave_way += from.gave_way, to.gave_way_near += from.gave_way_near, to.from_points += from.from_points;
    }
    all.judged += piece.judged, all.within += piece.within, all.cannot_tell += piece.cannot_tell;
    all.without_rule += piece.without_rule, all.unplaced += piece.unplaced;
    piece = {};
}

} // namespace

std::string_view name_of(Verdict verdict) {
    constexpr std::string_view names[] = {"beyond", "within", "cannot-tell"};
    return names[static_cast<std::size_t>(verdict)];
}

std::string_view name_of(Doubt doubt) {
    constexpr std::string_view names[] = {"", "position-error", "attribute-missing", "distance-missing"};
    return names[static_cast<std::size_t>(doubt)];
}

Setbacks find_setbacks(const table::Table& sites, const table::Table& receptors, const std::vector<model::SetbackRule>& rules, const SetbackOptions& options) {
    const Judge judge(sites, receptors, rules, options);
    auto& progress = options.progress == nullptr ? no_progress() : *options.progress;
    progress.stage("setback", judge.sites(), "sites");
    std::vector<Setbacks> pieces((judge.sites() + sites_a_piece - 1) / sites_a_piece);
    parallel_ranges(judge.sites(), sites_a_piece, options.threads, [&](std::size_t begin, std::size_t end) {
        check_cancel();
        pieces[begin / sites_a_piece] = judge.piece(begin, end);
        progress.advance(end - begin);
    });
    Setbacks all;
    all.rules.resize(rules.size());
    for (auto& piece : pieces) {
        join(all, piece);
    }
    judge.settle(all);
    return all;
}

} // namespace gridwarden::analysis
