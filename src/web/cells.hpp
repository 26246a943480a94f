#pragma once

#include "json/writer.hpp"
#include "table/table.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace gridwarden::web {

/// Columns of a page; cells that layers share are held once. Forms, null where a cell has no value:
/// `{"type": "text", "values": [...], "codes": [...]}` for few distinct texts (code -1 = null), `{"type": "text", "cells": [...]}` for others,
/// `{"type": "number"|"boolean", "cells": [...]}`, `{"type": "date", "cells": [days since 1970-01-01, ...]}`. Numbers as in the files, 12 digits.
class Cells {
public:
    std::size_t index_of(const table::Table& table, std::size_t column);
    void write(json::Writer& out) const;

private:
    std::vector<std::string> columns_;
    std::unordered_map<std::string, std::size_t> known_;
};

} // namespace gridwarden::web
