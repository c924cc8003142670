#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "books/book.hpp"
#include "story/new_segment.hpp"

namespace storyflow::cli {

struct StoryFile {
    std::string title;
    std::string author;  ///< empty: the file names none
    bool is_epub = false;
    std::vector<story::NewSegment> segments;  ///< with their places in the file
    std::vector<books::LeftOut> left_out;     ///< what is in no segment
};

/// Reads a story or book of any kind (books/read_book.hpp). Without a title in it, the file's name is the
/// title. Throws `base::Error` naming the file and the place. `pdftotext`: the program that reads PDF; may be
/// empty.
[[nodiscard]] StoryFile read_story_file(const std::filesystem::path& file,
                                        const std::filesystem::path& pdftotext = {});

/// The same for the content of a file.
[[nodiscard]] StoryFile parse_story(std::string_view content, std::string_view file_name,
                                    const std::filesystem::path& pdftotext = {});

/// Sums up what was left out, by reason: "2 footnotes"-like lines, one for each; empty if nothing was.
[[nodiscard]] std::string left_out_text(const std::vector<books::LeftOut>& left_out);

}  // namespace storyflow::cli
