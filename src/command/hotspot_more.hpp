#pragma once

#include "analysis/slices.hpp"
#include "command/hotspot_cells.hpp"

namespace gridwarden::command {

/// What is asked beside the scores.
struct MoreOptions {
    std::string rule;
    std::vector<model::InputSpec> previous;
    std::string hot_zones;
    std::string slices;
    std::string slices_missing = "zero";
    bool sensitivity = false;
};

/// What `--slices` asks for.
struct SliceSpec {
    analysis::Period period;
    std::string field;
};

/// `month:opened`. \throws Error GW-HOT-070
SliceSpec parse_slices(const std::string& text);

void declare_more(Args& args, MoreOptions& o);

/// Refuses what cannot be before any file is read. \throws Error GW-HOT-060, -061, -070
void check_more(const MoreOptions& o);

/// One analysis, as it was asked for and as it came out.
struct Scored {
    const ScoredAreas& areas;
    const analysis::ValueSpec& value;
    const WeightsSpec& weights_spec;
    const analysis::HotspotOptions& statistics;
    Length snap;
    const analysis::Weights& weights;
    const std::vector<double>& values;
    const analysis::Hotspot& scores;
};

/// `rule_hot rule_reason agreement`. \throws Error GW-HOT-062
void add_rule(const MoreOptions& o, const Scored& scored, table::Table& layer, Context& context, Result& result);

/// `trend_z trend_p emerging_class`. \throws Error GW-HOT-071, -073, -074
void add_emerging(const MoreOptions& o, const Scored& scored, table::Table& layer, Context& context, Result& result);

/// Contiguous hot units as one layer.
void write_zones(const MoreOptions& o, const Scored& scored, Context& context, Result& result);

/// How the hot ground changes with the size of cells, or with the neighbours.
void tell_sensitivity(const MoreOptions& o, const CellOptions& cells, const shape::Geometry& area, const std::vector<model::InputSpec>& sites,
                      const Scored& scored, Context& context, Result& result);

} // namespace gridwarden::command
