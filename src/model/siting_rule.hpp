#pragma once

#include "core/quantity.hpp"
#include "model/rule.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::model {

/// Whether a condition holds; `unknown` where the attribute is not stated. It is never guessed.
enum class Answer : std::uint8_t { no, unknown, yes };

/// What an attribute must be for a rule to apply.
struct Condition {
    std::string field;             ///< column or mapped key
    bool of_receptor = false;      ///< of the receptor instead of the site
    std::vector<std::string> is;   ///< any of these words; empty: the limits decide
    std::optional<double> at_least = {};
    std::optional<double> above = {};
    std::optional<double> at_most = {};
    std::optional<double> below = {};
};
/// Of a cell's text; an empty one, and one that is no number where limits are asked for, is unknown.
Answer judge(const Condition& condition, std::string_view cell);

/// What a distance of exactly the number of a rule is: short of a distance to be kept (the bound is closed), or enough.
enum class Bound : std::uint8_t { within, enough };

/// A distance that a rule demands between sites and receptors, from edge to edge.
struct SetbackRule : Provision {
    std::vector<std::string> receptors; ///< classes of receptors
    std::optional<Length> distance;     ///< nothing where each site states its own:
    std::string distance_field;         ///< a column or mapped key, metres or text with a unit
    Bound at_distance = Bound::within;
    bool from_boundary = true;          ///< of the site's ground; false: from the place itself (a stack, a well)
    std::vector<Condition> when;        ///< all must hold
    std::vector<std::string> unless;    ///< rules that take its place wherever they apply to the same pair
};

/// How a default zone is drawn.
enum class ZoneShape : std::uint8_t { around, lake, river, road };

/// The default ground of a protection zone, or of a ban, round a source, a road or an airport.
struct ZoneRule : Provision {
    ZoneGrade grade = ZoneGrade::unknown; ///< unknown: a ban that has no grade
    ZoneShape shape = ZoneShape::around;
    std::optional<Length> radius; ///< around: of the disc; lake: of water round the intake; nothing where
    bool whole_water = false;     ///< a lake's is all of it, or
    std::optional<double> days;   ///< a well's is the way that groundwater goes in so many days: R = alpha K I T / n
    double alpha = 1.0;
    Length upstream;              ///< river: along the centre line from the intake, with tributaries
    Length downstream;
    Length strip;                 ///< of land along the shore or bank; on each side of a road
    std::vector<Condition> when;
};

/// R = alpha K I T / n: how far groundwater flows in a time.
struct TravelTime {
    double alpha;
    double conductivity_m_per_day; ///< K
    double gradient;               ///< I
    double days;                   ///< T
    double porosity;               ///< n, above 0
    [[nodiscard]] Length radius() const { return Length::metres(alpha * conductivity_m_per_day * gradient * days / porosity); }
};

/// A ring of rules that give way to each other, each to the next and the last to the first; empty where there is none.
std::vector<std::string> circular_exception(const std::vector<SetbackRule>& rules);

} // namespace gridwarden::model
