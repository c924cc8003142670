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

namespace storyflow::speech::kokoro {

/// The text as bytes that end exactly where it ends, so that the address sanitizer sees one read too far.
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

/// What `work` complains about; empty when it does not.
template <class Work>
std::string complaint_of(Work work) {
    try {
        (void)work();
    } catch (const base::Error& error) {
        return error.what();
    }
    return {};
}

/// The text with one part of it, which must be there, replaced by another.
inline std::string with(std::string text, std::string_view part, std::string_view other) {
    return text.replace(text.find(part), part.size(), other);
}

}  // namespace storyflow::speech::kokoro
