#pragma once

namespace gridwarden::publish {

/// What a layer shows, and so which style it gets. `plain` has no style (tables, converted files).
enum class LayerKind { plain, sites, rollup, units, issues };

} // namespace gridwarden::publish
