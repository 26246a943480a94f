#include "command/hotspot_options.hpp"

#include "core/error.hpp"
#include "text/text.hpp"

namespace gridwarden::command {

namespace {

/// What follows `prefix:`; nothing where the text begins otherwise.
std::optional<std::string> after(const std::string& text, std::string_view prefix) {
    return text.starts_with(prefix) && text.size() > prefix.size() + 1 && text[prefix.size()] == ':'
               ? std::optional(text.substr(prefix.size() + 1))
               : std::nullopt;
}

Length positive_length(const std::string& text, const std::string& whole) {
    const auto length = parse_length(text);
    if (!(length.in_metres() > 0)) {
        throw Error("GW-HOT-010", {{"value", whole}});
    }
    return length;
}

WeightsSpec parse_kernel(std::string rest, const std::string& whole) {
    WeightsSpec spec;
    spec.kind = WeightsSpec::Kind::kernel;
    constexpr std::pair<std::string_view, analysis::Kernel> kernels[] = {{"quartic", analysis::Kernel::quartic},
                                                                         {"gaussian", analysis::Kernel::gaussian},
                                                                         {"triangular", analysis::Kernel::triangular}};
    for (const auto& [name, kernel] : kernels) {
        if (const auto length = after(rest, name)) {
            spec.kernel = kernel;
            rest = *length;
            break;
        }
    }
    spec.distance = positive_length(rest, whole);
    return spec;
}

} // namespace

WeightsSpec parse_weights_spec(const std::string& text) {
    WeightsSpec spec;
    if (text == "queen" || text == "rook") {
        spec.kind = text == "queen" ? WeightsSpec::Kind::queen : WeightsSpec::Kind::rook;
        return spec;
    }
    if (const auto count = after(text, "knn")) {
        const auto number = text::parse_integer(*count);
        if (number && *number > 0) {
            spec.kind = WeightsSpec::Kind::nearest;
            spec.count = static_cast<std::size_t>(*number);
            return spec;
        }
    }
    if (const auto length = after(text, "band")) {
        spec.kind = WeightsSpec::Kind::band;
        spec.distance = positive_length(*length, text);
        return spec;
    }
    if (const auto rest = after(text, "kernel")) {
        return parse_kernel(*rest, text);
    }
    if (const auto path = after(text, "file")) {
        spec.kind = WeightsSpec::Kind::file;
        spec.path = *path;
        return spec;
    }
    throw Error("GW-HOT-010", {{"value", text}});
}

analysis::ValueSpec parse_value_spec(const std::string& text) {
    using analysis::ValueKind;
    if (text == "count" || text == "density") {
        return {text == "count" ? ValueKind::count : ValueKind::density, "", ""};
    }
    constexpr std::pair<std::string_view, ValueKind> kinds[] = {
        {"sum", ValueKind::sum}, {"unit", ValueKind::unit}, {"rate", ValueKind::rate}, {"eb", ValueKind::eb}};
    for (const auto& [name, kind] : kinds) {
        const auto field = after(text, name);
        if (!field) {
            continue;
        }
        if (kind == ValueKind::sum || kind == ValueKind::unit) {
            return {kind, *field, ""};
        }
        if (const auto slash = field->find('/'); slash != field->npos && slash > 0 && slash + 1 < field->size()) {
            return {kind, field->substr(0, slash), field->substr(slash + 1)};
        }
    }
    throw Error("GW-HOT-009", {{"value", text}});
}

void set_statistics(analysis::HotspotOptions& options, const std::vector<std::string>& statistics) {
    options.local_g = analysis::LocalG::none;
    options.local_moran = false;
    for (const auto& name : statistics) {
        if (name == "local-moran") {
            options.local_moran = true;
            continue;
        }
        const auto asked = name == "gi" ? analysis::LocalG::gi : analysis::LocalG::gi_star;
        if (options.local_g != analysis::LocalG::none && options.local_g != asked) {
            throw Error("GW-HOT-013");
        }
        options.local_g = asked;
    }
}

analysis::Alternative parse_alternative(const std::string& text) {
    using analysis::Alternative;
    return text == "greater" ? Alternative::greater : text == "less" ? Alternative::less : text == "folded" ? Alternative::folded : Alternative::two_sided;
}

analysis::Correction parse_correction(const std::string& text) {
    using analysis::Correction;
    return text == "fdr" ? Correction::fdr : text == "bonferroni" ? Correction::bonferroni : Correction::none;
}

} // namespace gridwarden::command
