#pragma once

#include "command/context.hpp"
#include "table/stream.hpp"

#include <memory>
#include <string>

namespace gridwarden::command {

/// Streams issues into a file as they come: `code,level,file,sheet,row,field,value,message,suggestion` (any table or map
/// format; a place on the map where the issue has one). Memory does not grow with the number of issues.
class IssueFile final : public IssueSink {
public:
    /// An empty path writes nothing.
    IssueFile(std::string path, Context& context);
    ~IssueFile() override;
    void add(Issue issue) override;
    /// Makes the file appear and puts it among the context's outputs.
    void finish();

private:
    struct Rows;
    void flush();
    std::string path_;
    Context& context_;
    std::unique_ptr<table::Sink> sink_;
    std::unique_ptr<Rows> rows_;
    std::mutex mutex_;
};

/// The schema of the issues table.
table::Schema issue_schema();

} // namespace gridwarden::command
