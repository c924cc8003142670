#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "tests/support/zip_writer.hpp"

namespace storyflow::speech {

/// The text in a buffer of exactly its size, so that the address sanitizer detects a read beyond the end.
inline std::vector<std::byte> bytes_of(std::string_view text) {
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

/// An archive in memory, filled by `add`.
inline std::string zip_of(support::ZipWriter::Dialect dialect,
                          const std::function<void(support::ZipWriter&)>& add) {
    std::ostringstream out;
    support::ZipWriter zip(out, dialect);
    add(zip);
    zip.finish();
    return out.str();
}

/// The message of the error that `work` throws; empty if it throws none.
template <class Work>
std::string complaint_of(Work work) {
    try {
        (void)work();
    } catch (const base::Error& error) {
        return error.what();
    }
    return {};
}

/// The text with `part`, which must occur in it, replaced by `other`.
inline std::string with(std::string text, std::string_view part, std::string_view other) {
    return text.replace(text.find(part), part.size(), other);
}

}  // namespace storyflow::speech
