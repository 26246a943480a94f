#pragma once

#include "core/issue.hpp"
#include "table/stream.hpp"

#include <functional>
#include <memory>

namespace gridwarden::io {

/// A source that reads the next batch on another thread while the one before is used. Issues and errors come out where they would come
/// out without it. \pre the schema of what `open` gives does not change, and it may be read on another thread than it was opened on
std::unique_ptr<table::Source> read_ahead(const std::function<std::unique_ptr<table::Source>(IssueSink&)>& open, IssueSink& issues);

} // namespace gridwarden::io
