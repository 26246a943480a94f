#pragma once

#include "table/table.hpp"

namespace gridwarden::table {

/// The account of a source: read = handed out + rejected + filtered.
struct RowCounts {
    std::uint64_t read = 0;
    std::uint64_t rejected = 0; ///< could not be read; each with an issue of level error
    std::uint64_t filtered = 0; ///< dropped by the user's own `where`
};

/// A port of three functions: what a reader is. Coordinates are in `schema().crs` as the file states it.
class Source {
public:
    virtual ~Source() = default;
    [[nodiscard]] virtual const Schema& schema() const = 0;
    /// The next rows; false at the end (then `batch` is untouched). An unreadable row is an issue and counted.
    virtual bool next(Batch& batch) = 0;
    /// Rows met so far.
    [[nodiscard]] virtual RowCounts counts() const = 0;
};

/// A port of three functions: what a writer is. `finish` makes the file appear; without it nothing is left behind.
class Sink {
public:
    virtual ~Sink() = default;
    virtual void begin(const Schema& schema) = 0;
    virtual void write(const Batch& batch) = 0;
    /// Returns the number of rows written.
    virtual std::uint64_t finish() = 0;
};

/// Reads a source to its end.
Table read_all(Source& source);
void write_all(const Table& table, Sink& sink);

} // namespace gridwarden::table
