#include "ingest/damaged_text.hpp"

#include "core/utf8.hpp"
#include "ingest/tell.hpp"
#include "text/damage.hpp"

namespace gridwarden::ingest {

namespace {

/// Whether a question mark stands beside a byte that is not ASCII, or beside another.
bool has_odd_question_mark(std::string_view bytes) {
    const auto odd = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]) >= 0x80 || bytes[at] == '?'; };
    for (auto at = bytes.find('?'); at != bytes.npos; at = bytes.find('?', at + 1)) {
        if ((at > 0 && odd(at - 1)) || (at + 1 < bytes.size() && odd(at + 1))) {
            return true;
        }
    }
    return false;
}

/// Whether any of these bytes could be damage; quick, for nearly all text is whole.
bool is_suspect(std::string_view bytes) {
    const auto holds = [&](std::string_view part) { return bytes.find(part) != bytes.npos; };
    return holds("\xEE") || holds("\xF3") || holds("\xF4") || holds("\xEF\xBF\xBD") || holds("\xEF\xA0") || holds("\xEF\xA1") ||
           holds("\xEF\xA2") || holds("\xEF\xA3") || holds("锟斤拷") || has_odd_question_mark(bytes);
}

const char* code_of(text::Damage::Kind kind) {
    switch (kind) {
    case text::Damage::Kind::replaced: return "GW-TXT-001";
    case text::Damage::Kind::private_use: return "GW-TXT-002";
    default: return "GW-TXT-003";
    }
}

} // namespace

void tell_damaged_text(const table::Batch& batch, IssueSink& issues) {
    const std::string* searched = nullptr;
    bool suspect = false;
    for (const auto& column : batch.columns) {
        const auto* text = std::get_if<table::TextColumn>(&column.cells);
        if (text == nullptr || text->bytes == nullptr) {
            continue;
        }
        if (text->bytes.get() != searched) { // the columns of a CSV share their bytes
            searched = text->bytes.get();
            suspect = is_suspect(*searched);
        }
        if (!suspect) {
            continue;
        }
        std::string scratch;
        for (std::size_t row = 0; row < batch.size(); ++row) {
            const auto cell = text_of(column, row, scratch);
            const auto damage = cell ? text::find_damage(*cell) : text::Damage{};
            if (damage.kind != text::Damage::Kind::none) {
                tell(issues, code_of(damage.kind), {"", batch.origin->layer, batch.rows[row], column.name}, std::string(*cell),
                     {{"bytes", as_hex(cell->substr(damage.at, damage.size))}});
            }
        }
    }
}

} // namespace gridwarden::ingest
