#pragma once

#include <string_view>

namespace storyflow::books {

enum class BookKind {
    epub,
    docx,
    pdf,
    html,
    text,  ///< plain text, Markdown, subtitles or a form of StoryFlow: its characters tell which
};

/// Recognises a file by its first bytes and, where these do not tell, by the end of its name. Throws
/// `base::Error{unsupported_media}` that says what to do with a file of a kind that is not read: RTF, old
/// Word files, OpenDocument, Kindle books, pictures, sound, archives. Pure.
[[nodiscard]] BookKind book_kind(std::string_view bytes, std::string_view file_name);

/// Whether the name ends like this, in any case: `has_ending("A.EPUB", ".epub")`.
[[nodiscard]] bool has_ending(std::string_view file_name, std::string_view ending);

/// The text without white space, comments and declarations before its first tag.
[[nodiscard]] std::string_view from_first_tag(std::string_view text);

}  // namespace storyflow::books
