#include "csv_rows.h"

#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace aitalent {

CsvRowCutter::CsvRowCutter(char delimiter, bool cr_ends_line) : delimiter_(delimiter), cr_ends_line_(cr_ends_line) {
    for (char c : {delimiter, '\r', '\n'}) ends_field_[static_cast<unsigned char>(c)] = true;
}

void CsvRowCutter::clear() {
    fields_.clear();
    doubled_.clear();
    unfinished_ = false;
    text_after_quote_ = open_quote_ = stray_cr_ = -1;
}

CsvRowCutter::Outcome CsvRowCutter::cut(char *begin, char *end, bool last) {
    clear();
    for (char *at = begin;;) {
        at = pass_plain(at, end);
        const bool quoted = at < end && *at == '"';
        const bool more = quoted ? cut_quoted(at, end, last) : cut_plain(at, at, end, last);
        if (unfinished_) return Outcome::need_more;
        if (more) continue;
        next_ = at;
        undo_doubled_quotes();
        return Outcome::row;
    }
}

/// Cuts plain fields as long as a delimiter ends each, sixteen bytes at a time; to the field that must be looked at.
char *CsvRowCutter::pass_plain(char *field, const char *end) {
#ifdef __SSE2__
    if (field == end || *field == '"') return field;
    const auto sign = _mm_set1_epi8(delimiter_), cr = _mm_set1_epi8('\r'), lf = _mm_set1_epi8('\n');
    for (char *at = field; end - at > 16; at += 16) { // one more: the next field may begin there
        const auto text = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
        const auto line = _mm_or_si128(_mm_cmpeq_epi8(text, cr), _mm_cmpeq_epi8(text, lf));
        auto ends = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(text, sign), line)));
        for (; ends != 0; ends &= ends - 1) {
            char *const next = at + std::countr_zero(ends) + 1;
            if (next[-1] != delimiter_) return field;
            fields_.emplace_back(field, static_cast<std::size_t>(next - 1 - field));
            field = next;
            if (*field == '"') return field;
        }
    }
#endif
    return field;
}

/// The first sign that ends a field, or the end; most fields are shorter than the 16 bytes looked at together.
char *CsvRowCutter::field_end(char *at, char *end) const {
#ifdef __SSE2__
    const auto sign = _mm_set1_epi8(delimiter_), cr = _mm_set1_epi8('\r'), lf = _mm_set1_epi8('\n');
    for (; end - at >= 16; at += 16) {
        const auto text = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
        const auto line = _mm_or_si128(_mm_cmpeq_epi8(text, cr), _mm_cmpeq_epi8(text, lf));
        const int found = _mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(text, sign), line));
        if (found != 0) return at + std::countr_zero(static_cast<unsigned>(found));
    }
#endif
    while (at < end && !ends_field_[static_cast<unsigned char>(*at)]) ++at;
    return at;
}

/// Both cutters leave `at` behind the field's end mark and tell whether another field of the row follows.
bool CsvRowCutter::cut_quoted(char *&at, char *end, bool last) {
    const int field = static_cast<int>(fields_.size());
    char *const begin = ++at;
    bool doubled = false;
    for (;;) {
        at = static_cast<char *>(std::memchr(at, '"', static_cast<std::size_t>(end - at)));
        if (at == nullptr || (at + 1 == end && !last)) {
            if (!last) return unfinished_ = true;
            open_quote_ = field;
            add(begin, end, doubled);
            at = end;
            return false;
        }
        if (at + 1 == end || at[1] != '"') break;
        doubled = true;
        at += 2;
    }
    if (at + 1 == end || ends_field_[static_cast<unsigned char>(at[1])]) {
        add(begin, at, doubled);
        ++at;
        if (at == end) return false;
        if (*at == delimiter_) return ++at, true;
        if (line_end(at, end, last) || unfinished_) return unfinished_;
        --at; // a bare CR that ends nothing
    }
    if (static_cast<int>(fields_.size()) > field) drop_last();
    text_after_quote_ = field;
    return cut_plain(at, begin - 1, end, last);
}

bool CsvRowCutter::cut_plain(char *&at, char *begin, char *end, bool last) {
    for (;; ++at) {
        at = field_end(at, end);
        if (at == end && !last) return unfinished_ = true;
        add(begin, at, false);
        if (at == end) return false;
        if (*at == delimiter_) return ++at, true;
        if (line_end(at, end, last) || unfinished_) return unfinished_;
        drop_last();
        stray_cr_ = static_cast<int>(fields_.size());
    }
}

/// Passes LF, CR LF, or CR where that ends lines. False for a CR that does not.
bool CsvRowCutter::line_end(char *&at, const char *end, bool last) {
    if (*at == '\n') return ++at, true;
    if (at + 1 == end && !last) return unfinished_ = true, false;
    if (at + 1 < end && at[1] == '\n') return at += 2, true;
    if (cr_ends_line_ || at + 1 == end) return ++at, true;
    return false;
}

void CsvRowCutter::add(char *begin, char *end, bool doubled_quotes) {
    if (doubled_quotes) doubled_.emplace_back(fields_.size(), begin);
    fields_.emplace_back(begin, static_cast<std::size_t>(end - begin));
}

void CsvRowCutter::drop_last() {
    fields_.pop_back();
    if (!doubled_.empty() && doubled_.back().first == fields_.size()) doubled_.pop_back();
}

void CsvRowCutter::undo_doubled_quotes() {
    for (const auto &[field, begin] : doubled_) {
        const char *const end = begin + fields_[field].size();
        char *to = begin;
        for (const char *from = begin; from < end; ++from) {
            *to++ = *from;
            if (*from == '"' && from + 1 < end && from[1] == '"') ++from;
        }
        fields_[field] = {begin, static_cast<std::size_t>(to - begin)};
    }
}

} // namespace aitalent
