#include "publish/personal.hpp"

#include "text/text.hpp"

#include <algorithm>
#include <array>

namespace gridwarden::publish {

namespace {

/// Parts of headers, folded. Chinese ones may stand anywhere; English ones must be whole words.
constexpr std::array chinese{"姓名", "电话", "手机", "联系人", "联系方式", "身份证", "证件号", "举报人", "投诉人", "信访人", "来访人", "受访人", "法人代表", "法定代表人", "负责人", "责任人", "经办人", "填报人", "网格员", "户主", "业主", "邮箱", "微信", "家庭住址"};
constexpr std::array english{"phone", "telephone", "tel", "mobile", "cell_phone", "email", "e-mail", "mail", "id card", "identity", "passport", "ssn", "reporter", "complainant", "petitioner", "caller", "informant", "contact", "contact person", "person", "first name", "last name", "surname", "full name", "fullname", "keeper", "warden", "resident", "home address"};

/// A header as words with a blank on both sides: `src_Reporter-Name` gives ` src reporter name `.
std::string as_words(std::string_view header) {
    std::string words = " ";
    for (const char c : text::lower_ascii(header)) {
        const bool split = c == '_' || c == '-' || c == '.' || c == ' ' || c == '/';
        words += split ? ' ' : c;
    }
    return words + ' ';
}

bool personal_header(const std::string& name) {
    const auto folded = text::fold(name);
    const auto words = as_words(folded);
    const auto in_chinese = [&](std::string_view part) { return folded.find(part) != std::string::npos; };
    const auto in_english = [&](std::string_view part) { return words.find(as_words(part)) != std::string::npos; };
    return std::any_of(chinese.begin(), chinese.end(), in_chinese) || std::any_of(english.begin(), english.end(), in_english);
}

bool digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// 11 digits from 13 to 19; or 17 digits and a digit or X, with a year of birth.
bool personal_number(std::string_view text) {
    text = text::trim(text);
    if (text.size() == 11) {
        return digits(text) && text[0] == '1' && text[1] >= '3';
    }
    const auto year = text.size() == 18 ? text.substr(6, 2) : std::string_view();
    return text.size() == 18 && digits(text.substr(0, 17)) && (digits(text.substr(17)) || text[17] == 'X' || text[17] == 'x') && (year == "19" || year == "20");
}

constexpr std::size_t most_cells = 1000; ///< of a column tell what it holds

bool personal_cells(const table::Table& table, std::size_t column) {
    std::size_t filled = 0;
    std::size_t personal = 0;
    std::string scratch;
    for (const auto& batch : table.batches) {
        for (std::size_t row = 0; row < batch.size() && filled < most_cells; ++row) {
            if (const auto cell = table::text_of(batch.columns[column], row, scratch)) {
                ++filled;
                personal += personal_number(*cell) ? 1U : 0U;
            }
        }
    }
    return personal >= 3 && 2 * personal > filled;
}

} // namespace

std::vector<std::string> personal_columns(const table::Table& table) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < table.schema.fields.size(); ++i) {
        const auto& field = table.schema.fields[i];
        const bool text = field.type == table::Type::text || field.type == table::Type::integer;
        const bool personal = field.role == "keeper" || (!field.made && (field.role.empty() || field.role == "responsible" || field.role == "team") && personal_header(field.name)) ||
                              (text && !field.made && field.role != "id" && personal_cells(table, i));
        if (personal) {
            names.push_back(field.name);
        }
    }
    return names;
}

table::Table without_columns(table::Table table, const std::set<std::string>& names) {
    auto& fields = table.schema.fields;
    for (std::size_t i = fields.size(); i-- > 0;) {
        if (names.contains(fields[i].name)) {
            fields.erase(fields.begin() + static_cast<std::ptrdiff_t>(i));
            for (auto& batch : table.batches) {
                batch.columns.erase(batch.columns.begin() + static_cast<std::ptrdiff_t>(i));
            }
        }
    }
    return table;
}

} // namespace gridwarden::publish
