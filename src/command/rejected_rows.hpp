#pragma once

#include "command/context.hpp"

#include <map>
#include <string>
#include <vector>

namespace gridwarden::command {

/// Remembers which rows were rejected and why; memory grows with the rejected rows only.
class RejectedRows final : public IssueSink {
public:
    struct Reason {
        std::string codes;   ///< separated by blanks
        std::string message; ///< of the first
        std::string field;
        std::string value;
    };
    void add(Issue issue) override;
    std::map<std::string, std::map<std::uint64_t, Reason>> by_file; ///< file as written, row as the user sees it
    Language lang = Language::en;

private:
    std::mutex mutex_;
};

/// `file row codes field value message`, then the columns of the inputs as they are. A row that its reader could not take apart
/// has no cells of its own.
table::Table rejected_table(const Context& context, const std::vector<model::InputSpec>& inputs, const RejectedRows& rejected);

} // namespace gridwarden::command
