#include "api/book_report.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/value.hpp>
#include <cstdint>

#include "base/utf8.hpp"

namespace storyflow::api {

namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

constexpr std::size_t previewed_passages = 60;

std::int64_t characters_of(std::string_view text) {
    return static_cast<std::int64_t>(base::code_point_count(text));
}

value chapter_of(const books::Passage& passage) {
    if (!passage.chapter) return nullptr;
    return object{{"title", passage.chapter->title}, {"level", passage.chapter->level}};
}

array chapters_json(const std::vector<books::Passage>& passages) {
    array chapters;
    for (std::size_t i = 0; i < passages.size(); ++i) {
        if (!passages[i].chapter) continue;
        auto chapter = chapter_of(passages[i]).as_object();
        chapter["segment"] = static_cast<std::int64_t>(i);
        chapters.push_back(std::move(chapter));
    }
    return chapters;
}

array left_out_json(const std::vector<books::LeftOut>& left_out) {
    array entries;
    for (const auto& entry : left_out) {
        if (entries.size() == most_left_out) break;
        entries.push_back(object{{"reason", entry.reason},
                                 {"text", base::first_code_points(entry.text, longest_left_out_text)},
                                 {"characters", characters_of(entry.text)},
                                 {"place", entry.place}});
    }
    return entries;
}

value text_or_null(const std::optional<std::string>& text) {
    return text ? value(*text) : value(nullptr);
}

object passage_json(const books::Passage& passage, bool has_picture) {
    return {{"text_content", passage.text},
            {"image_prompt", passage.image_prompt},
            {"voice_id", text_or_null(passage.voice_id)},
            {"tts_speed", passage.tts_speed ? value(*passage.tts_speed) : value(nullptr)},
            {"chapter", chapter_of(passage)},
            {"scene_break", passage.scene_break_before},
            {"has_picture", has_picture}};
}

}  // namespace

object book_report_json(const SentBook& sent) {
    std::int64_t characters = 0;
    std::int64_t pictures = 0;
    for (std::size_t i = 0; i < sent.passages.size(); ++i) {
        characters += characters_of(sent.passages[i].text);
        pictures += sent.picture_of(i) == nullptr ? 0 : 1;
    }
    return {{"format", sent.book.format},
            {"title", sent.book.title},
            {"author", sent.book.author},
            {"language", sent.book.language},
            {"segments", sent.passages.size()},
            {"characters", characters},
            {"pictures", pictures},
            {"chapters", chapters_json(sent.passages)},
            {"left_out", left_out_json(sent.book.left_out)},
            {"left_out_count", sent.book.left_out.size()}};
}

object book_preview_json(const SentBook& sent, const std::string& title) {
    auto preview = book_report_json(sent);
    preview["title"] = title;
    array passages;
    for (std::size_t i = 0; i < std::min(sent.passages.size(), previewed_passages); ++i)
        passages.push_back(passage_json(sent.passages[i], sent.picture_of(i) != nullptr));
    preview["passages"] = std::move(passages);
    return preview;
}

}  // namespace storyflow::api
