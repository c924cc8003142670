#include "api/book_import.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include "api/api_error.hpp"
#include "api/coercion.hpp"
#include "api/field_reader.hpp"
#include "base/utf8.hpp"
#include "books/read_book.hpp"

namespace storyflow::api {

namespace {

constexpr std::size_t longest_title = 200;
constexpr std::size_t longest_author = 255;
constexpr std::size_t copies_of_a_book =
    3;  // beside the request: its file, what it unpacks to, what is made of it

void take_memory_for(const http::Request& request) {
    if (request.body_memory == nullptr) return;
    if (request.body_memory->grow_to(request.body.size() * (copies_of_a_book + 1))) return;
    throw base::Error(base::ErrorKind::unavailable,
                      "The server has no memory left for so large a book just now. Try again shortly.");
}

books::Book read(const http::FormPart& file, const Services& services) {
    try {
        return books::read_book(file.body, file.file_name.value_or(""),
                                {.pdftotext = services.options.pdftotext});
    } catch (const base::Error& error) {
        if (error.kind() == base::ErrorKind::unavailable) throw;
        throw field_error("file", error.what());
    }
}

story::Opening opening_of(const books::Passage& passage) {
    story::Opening opening{.scene_break = passage.scene_break_before, .pause = passage.pause_before};
    if (passage.chapter) {
        opening.chapter = story::ChapterStart{
            std::string(base::first_code_points(passage.chapter->title, story::longest_chapter_title)),
            passage.chapter->level};
    }
    return opening;
}

/// A place can be of any length, as the names of a book's files and elements can.
std::string place_of(const books::Passage& passage) {
    constexpr std::size_t longest = 1'000;
    const bool is_usable = passage.place.size() <= longest && base::is_single_line(passage.place);
    return is_usable ? passage.place : "";
}

}  // namespace

const books::Picture* SentBook::picture_of(std::size_t passage) const {
    auto index = passages[passage].picture;
    if (!index && passage == 0) index = book.cover;
    return index && *index < book.pictures.size() ? &book.pictures[*index] : nullptr;
}

SentBook read_sent_book(const http::Request& request, const http::FormPart& file, const Services& services) {
    take_memory_for(request);
    SentBook sent{.book = read(file, services), .passages = {}};
    books::PassageLimits limits;
    limits.hard =
        std::min(limits.hard, services.options.script_limit);  // so that every segment can be narrated
    auto arranged = books::passages(sent.book, limits);
    sent.book.blocks.clear();
    sent.passages = std::move(arranged.passages);
    std::ranges::move(arranged.left_out, std::back_inserter(sent.book.left_out));
    if (sent.passages.empty()) throw field_error("file", "The file holds nothing that can be spoken.");
    return sent;
}

std::string title_of(const boost::json::object& fields, const SentBook& sent, const http::FormPart& file) {
    FieldReader reader(fields);
    auto title = reader.text("title", {.longest = longest_title, .blank_allowed = true}).value_or("");
    reader.check();
    if (title.empty()) title = sent.book.title;
    if (title.empty()) {
        const auto stem = std::filesystem::path(file.file_name.value_or("")).stem().string();
        if (base::is_valid_utf8(stem)) title = stem;
    }
    if (base::is_blank(title)) title = "A story";
    return std::string(base::first_code_points(title, longest_title));
}

bool wants_preview(const boost::json::object& fields) {
    FieldReader reader(fields);
    const auto preview = reader.boolean("preview").value_or(false);
    reader.check();
    return preview;
}

std::string author_of(const SentBook& sent) {
    return std::string(base::first_code_points(sent.book.author, longest_author));
}

std::vector<story::NewSegment> segments_of(const SentBook& sent) {
    std::vector<story::NewSegment> segments;
    segments.reserve(sent.passages.size());
    for (const auto& passage : sent.passages) {
        segments.push_back({.text_content = passage.text,
                            .image_prompt = passage.image_prompt,
                            .voice_id = passage.voice_id,
                            .tts_speed = passage.tts_speed,
                            .opening = opening_of(passage),
                            .source_place = sent.is_kept() ? place_of(passage) : ""});
    }
    return segments;
}

}  // namespace storyflow::api
