#include "cli/story_file.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <iterator>
#include <map>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "books/passages.hpp"
#include "books/read_book.hpp"

namespace storyflow::cli {

namespace {

story::NewSegment segment_of(books::Passage&& passage) {
    story::Opening opening{.scene_break = passage.scene_break_before, .pause = passage.pause_before};
    if (passage.chapter)
        opening.chapter = story::ChapterStart{std::move(passage.chapter->title), passage.chapter->level};
    return {.text_content = std::move(passage.text),
            .image_prompt = std::move(passage.image_prompt),
            .voice_id = std::move(passage.voice_id),
            .tts_speed = passage.tts_speed,
            .opening = std::move(opening),
            .source_place = std::move(passage.place)};
}

}  // namespace

StoryFile parse_story(std::string_view content, std::string_view file_name,
                      const std::filesystem::path& pdftotext) {
    auto book = books::read_book(content, file_name, {.pdftotext = pdftotext});
    auto arranged = books::passages(book);
    if (arranged.passages.empty()) {
        throw base::Error(base::ErrorKind::invalid_input,
                          fmt::format("{}: there is nothing in it that can be spoken", file_name));
    }
    StoryFile story{.title = std::move(book.title),
                    .author = std::move(book.author),
                    .is_epub = book.format.starts_with("EPUB"),
                    .segments = {},
                    .left_out = {}};
    for (auto& passage : arranged.passages)
        story.segments.push_back(segment_of(std::move(passage)));
    story.left_out = std::move(book.left_out);
    std::ranges::move(arranged.left_out, std::back_inserter(story.left_out));
    return story;
}

StoryFile read_story_file(const std::filesystem::path& file, const std::filesystem::path& pdftotext) {
    auto story = parse_story(base::read_file(file, books::largest_file), file.string(), pdftotext);
    if (story.title.empty()) story.title = file.stem().string();
    return story;
}

std::string left_out_text(const std::vector<books::LeftOut>& left_out) {
    struct Sum {
        std::size_t places = 0;
        std::size_t characters = 0;
    };
    std::map<std::string, Sum> sums;
    for (const auto& entry : left_out) {
        auto& sum = sums[entry.reason];
        ++sum.places;
        sum.characters += base::code_point_count(entry.text);
    }
    std::string text;
    for (const auto& [reason, sum] : sums)
        fmt::format_to(std::back_inserter(text), "left out: {} ({} x, {} characters)\n", reason, sum.places,
                       sum.characters);
    return text;
}

}  // namespace storyflow::cli
