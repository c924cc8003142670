#include "books/story_json.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace storyflow::books {

namespace {

namespace json = boost::json;

constexpr double slowest_speed = 0.5;
constexpr double fastest_speed = 2.0;

base::Error fault(const std::string& why) {
    return {base::ErrorKind::invalid_input, why};
}

/// Calls `visit(offset, in_string)` for each character from `begin` on until it returns false.
template <class Visit>
void scan_json(std::string_view text, std::size_t begin, Visit visit) {
    bool in_string = false;
    for (std::size_t at = begin; at < text.size(); ++at) {
        if (!visit(at, in_string)) return;
        if (in_string && text[at] == '\\') {
            ++at;
        } else if (text[at] == '"') {
            in_string = !in_string;
        }
    }
}

/// Behind the bracket that closes the one at `begin`; the end of the text when none does.
std::size_t end_of_json(std::string_view text, std::size_t begin) {
    std::size_t depth = 0;
    std::size_t end = text.size();
    scan_json(text, begin, [&](std::size_t at, bool in_string) {
        if (in_string) return true;
        const char c = text[at];
        if (c == '{' || c == '[') ++depth;
        if ((c == '}' || c == ']') && --depth == 0) end = at + 1;
        return end == text.size();
    });
    return end;
}

/// Whether JSON can begin here: `{ "`, `{}`, `[ {`, `[ "`, `[[`.
bool begins_json(std::string_view text) {
    if (text.empty() || (text.front() != '{' && text.front() != '[')) return false;
    const std::size_t next = text.find_first_not_of(" \t\r\n", 1);
    if (next == std::string_view::npos) return false;
    const char c = text[next];
    return c == '"' || (text.front() == '{' ? c == '}' : c == '{' || c == '[');
}

bool names_segments(std::string_view json_text) {
    return json_text.find("\"segments\"") != std::string_view::npos ||
           json_text.find("\"text_content\"") != std::string_view::npos;
}

/// JSON with the line breaks and tabs inside of strings escaped, which language models forget.
struct MendedJson {
    std::string text;
    std::vector<std::size_t> added;  ///< offsets in `text` of the backslashes
};

MendedJson mended(std::string_view source) {
    MendedJson result;
    result.text.reserve(source.size());
    std::size_t done = 0;
    scan_json(source, 0, [&](std::size_t at, bool in_string) {
        if (!in_string || (source[at] != '\n' && source[at] != '\t')) return true;
        result.text += source.substr(done, at - done);
        result.added.push_back(result.text.size());
        result.text += source[at] == '\n' ? "\\n" : "\\t";
        done = at + 1;
        return true;
    });
    result.text += source.substr(done);
    return result;
}

std::string place_of_offset(std::string_view text, std::size_t offset) {
    const auto before = text.substr(0, offset);
    const auto line = std::ranges::count(before, '\n') + 1;
    const std::size_t begin = before.rfind('\n');
    const auto in_line = begin == std::string_view::npos ? before : before.substr(begin + 1);
    return "line " + std::to_string(line) + ", column " + std::to_string(base::code_point_count(in_line) + 1);
}

json::value parsed(std::string_view text, JsonPlace place) {
    const MendedJson source = mended(text.substr(place.begin, place.end - place.begin));
    json::parse_options options;
    options.allow_trailing_commas = true;
    options.allow_comments = true;
    json::stream_parser parser({}, options);
    json::error_code error;
    const std::size_t read = parser.write_some(source.text.data(), source.text.size(), error);
    const auto mends = std::ranges::lower_bound(source.added, read) - source.added.begin();
    const std::size_t offset = place.begin + read - static_cast<std::size_t>(mends);
    if (!error) parser.finish(error);
    if (error) throw fault("JSON parse error in " + place_of_offset(text, offset) + ": " + error.message());
    return parser.release();
}

std::string text_of_member(const json::object& object, std::string_view name) {
    const auto* const value = object.if_contains(name);
    if (value == nullptr || !value->is_string()) return {};
    return std::string(base::trim(base::without_byte_order_mark(value->as_string())));
}

class StoryReader {
  public:
    Book read(const json::value& document) && {
        book_.format = "StoryFlow JSON";
        const auto* const object = document.if_object();
        if (object != nullptr) read_head(*object);
        const auto* const segments = object == nullptr ? &document : object->if_contains("segments");
        if (segments == nullptr || !segments->is_array() || segments->as_array().empty()) {
            throw fault("Missing or empty segments array");
        }
        for (const auto& segment : segments->as_array())
            read_segment(segment);
        return std::move(book_);
    }

  private:
    void read_head(const json::object& object) {
        book_.title = text_of_member(object, "title");
        book_.author = text_of_member(object, "author");
        report_others(object, {"title", "author", "segments"}, "story");
    }

    void read_segment(const json::value& segment) {
        const std::string place = "Segment at index " + std::to_string(book_.blocks.size());
        Block block{.place = "segment " + std::to_string(book_.blocks.size() + 1)};
        if (segment.is_string()) {
            block.text = std::string(base::trim(segment.as_string()));
        } else if (const auto* const fields = segment.if_object()) {
            read_fields(*fields, place, block);
        } else {
            throw fault(place + " is not an object");
        }
        if (block.text.empty()) throw fault(place + " is missing text_content");
        book_.blocks.push_back(std::move(block));
    }

    void read_fields(const json::object& fields, const std::string& place, Block& block) {
        block.text = text_of_member(fields, "text_content");
        block.image_prompt = text_of_member(fields, "image_prompt");
        if (auto voice = text_of_member(fields, "voice_id"); !voice.empty())
            block.voice_id = std::move(voice);
        block.tts_speed = speed_of(fields, place);
        report_others(fields, {"text_content", "image_prompt", "voice_id", "tts_speed"}, block.place);
    }

    static std::optional<double> speed_of(const json::object& fields, const std::string& place) {
        const auto* const value = fields.if_contains("tts_speed");
        if (value == nullptr || value->is_null()) return std::nullopt;
        const auto speed = value->is_number() ? value->to_number<double>() : 0.0;
        if (!(speed >= slowest_speed && speed <= fastest_speed)) {
            throw fault(place + ": tts_speed must be a number from 0.5 to 2.0");
        }
        return speed;
    }

    /// Texts and numbers of other fields are no part of the story, but are not lost in silence.
    void report_others(const json::object& object, std::initializer_list<std::string_view> known,
                       const std::string& place) {
        for (const auto& [key, value] : object) {
            if (std::ranges::find(known, std::string_view(key)) != known.end() || value.is_null()) continue;
            const auto text = value.is_string() ? std::string(value.as_string()) : json::serialize(value);
            book_.left_out.push_back({"field \"" + std::string(key) + "\"", text, place});
        }
    }

    Book book_;
};

}  // namespace

std::optional<JsonPlace> find_story_json(std::string_view text) {
    const auto trimmed = base::trim(text);
    if (begins_json(trimmed)) {
        const auto begin = static_cast<std::size_t>(trimmed.data() - text.data());
        const JsonPlace place{begin, end_of_json(text, begin)};
        const bool is_all = base::is_blank(text.substr(place.end));
        if (is_all || names_segments(text.substr(begin, place.end - begin))) return place;
    }
    // A fence or a sentence stands before it; other braces in the prose hold no segments.
    constexpr int most_tries = 64;
    std::size_t at = 0;
    for (int i = 0; i < most_tries; ++i) {
        at = text.find_first_of("{[", at);
        if (at == std::string_view::npos) return std::nullopt;
        const std::size_t end = begins_json(text.substr(at)) ? end_of_json(text, at) : at;
        if (names_segments(text.substr(at, end - at))) return JsonPlace{at, end};
        at = std::max(end, at + 1);
    }
    return std::nullopt;
}

Book read_story_json(std::string_view text, JsonPlace place) {
    return StoryReader().read(parsed(text, place));
}

}  // namespace storyflow::books
