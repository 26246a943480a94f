#pragma once

#include "table/table.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

class OGRLayer;

namespace gridwarden::io {

/// The rows of a layer through GDAL's Arrow stream: columns at a time, several times as fast as features.
class ArrowStream {
public:
    /// Nothing where the layer has no fast stream, or a field of a type that only features tell (times, lists, bytes).
    static std::unique_ptr<ArrowStream> open(OGRLayer& layer, const std::vector<table::Field>& fields);
    ~ArrowStream();
    ArrowStream(const ArrowStream&) = delete;
    ArrowStream& operator=(const ArrowStream&) = delete;

    /// The next rows: calls `wkb` for each row in order, with no bytes where it has no geometry, and keeps the cells of
    /// the rows for which that is true. False at the end. `failure` is what GDAL says where it cannot go on.
    bool next(const std::function<bool(std::string_view)>& wkb, std::vector<table::Column>& columns,
              std::string& failure);

private:
    struct Impl;
    explicit ArrowStream(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace gridwarden::io
