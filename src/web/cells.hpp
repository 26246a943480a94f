#pragma once

#include "json/writer.hpp"
#include "table/table.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace gridwarden::web {

/// Columns of a page; cells that layers share are held once. A column is `{"type": t, "values": [...], "codes": "...", "width": w}` (codes.hpp) where its
/// values repeat, else `{"type": t, "cells": [...]}`. Types: `text`, `number` (as in the files, 12 digits), `boolean` (0 or 1), `date` (days since
/// 1970-01-01); a cell without a value is null.
class Cells {
public:
    std::size_t index_of(const table::Table& table, std::size_t column);
    void write(json::Writer& out) const;

private:
    std::vector<std::string> columns_;
    std::unordered_map<std::string, std::size_t> known_;
};

} // namespace gridwarden::web
