#include "exports/edit_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "audio/pcm.hpp"
#include "base/utf8.hpp"
#include "exports/json_string.hpp"

namespace storyflow::exports {

namespace {

constexpr std::size_t longest_name = 60;  // code points of a part's text

std::string one_line(std::string_view text) {
    std::string line(text);
    std::ranges::replace_if(
        line, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    return std::string(base::trim(base::first_code_points(base::trim(line), longest_name)));
}

std::string timecode(std::uint64_t frame, std::uint64_t per_second) {
    const auto seconds = frame / per_second;
    return fmt::format("{:02}:{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60,
                       frame % per_second);
}

std::string time_json(std::uint64_t samples) {
    return fmt::format(R"({{"OTIO_SCHEMA": "RationalTime.1", "rate": {}.0, "value": {}.0}})",
                       audio::narration_rate, samples);
}

std::string range_json(std::uint64_t begin, std::uint64_t end) {
    return fmt::format(R"({{"OTIO_SCHEMA": "TimeRange.1", "start_time": {}, "duration": {}}})",
                       time_json(begin), time_json(end - begin));
}

std::string marker_json(const Chapter& chapter, std::uint64_t at) {
    return fmt::format(
        R"({{"OTIO_SCHEMA": "Marker.2", "name": {}, "color": "GREEN", "marked_range": {}, "metadata": {{}}}})",
        json_string(chapter.title), range_json(at, at));
}

std::string gap_json(std::uint64_t length) {
    return fmt::format(
        R"({{"OTIO_SCHEMA": "Gap.1", "name": "", "source_range": {}, "effects": [], "markers": [], "enabled": true, )"
        R"("metadata": {{}}}})",
        range_json(0, length));
}

std::string clip_json(const StorySound& sound, std::size_t part, const std::string& file,
                      const std::string& markers) {
    const auto place = sound.part(part);
    return fmt::format(
        R"({{"OTIO_SCHEMA": "Clip.1", "name": {}, "source_range": {}, "effects": [], "markers": [{}], )"
        R"("enabled": true, "metadata": {{}}, "media_reference": {{"OTIO_SCHEMA": "ExternalReference.1", )"
        R"("name": "", "target_url": {}, "available_range": {}, "metadata": {{}}}}}})",
        json_string(one_line(sound.parts()[part].text)), range_json(place.begin, place.end), markers, file,
        range_json(0, sound.length()));
}

/// The chapter that begins with a part; null if there is none.
const Chapter* chapter_at(const StorySound& sound, std::size_t part) {
    const auto found = std::ranges::find(sound.chapters(), part, &Chapter::first_part);
    const bool has_title = found != sound.chapters().end() && !found->title.empty();
    return has_title ? &*found : nullptr;
}

}  // namespace

std::string edl_text(const StorySound& sound, const EditListOptions& options) {
    const auto per_second = static_cast<std::uint64_t>(options.frames_per_second);
    const auto frame_at = [per_second](std::uint64_t sample) {
        return (sample * per_second + audio::narration_rate / 2) / audio::narration_rate;
    };
    const std::uint64_t hour = 3600 * per_second;
    std::string list = fmt::format("TITLE: {}\nFCM: NON-DROP FRAME\n\n", one_line(options.title));
    for (std::size_t i = 0; i < sound.parts().size(); ++i) {
        const auto begin = frame_at(sound.part(i).begin);
        const auto end = frame_at(sound.part(i).end);
        fmt::format_to(std::back_inserter(list), "{:03}  AX       A     C        {} {} {} {}\n", i + 1,
                       timecode(begin, per_second), timecode(end, per_second),
                       timecode(hour + begin, per_second), timecode(hour + end, per_second));
        list += "* FROM CLIP NAME: " + one_line(options.sound_file) + '\n';
        if (const auto* const chapter = chapter_at(sound, i))
            list += "* COMMENT: CHAPTER " + one_line(chapter->title) + '\n';
        list += "* COMMENT: " + one_line(sound.parts()[i].text) + "\n\n";
    }
    return list;
}

std::string otio_text(const StorySound& sound, const EditListOptions& options) {
    const auto file = json_string(options.sound_file);
    std::string children;
    std::uint64_t end = 0;
    for (std::size_t i = 0; i < sound.parts().size(); ++i) {
        const auto place = sound.part(i);
        if (!children.empty()) children += ",\n  ";
        if (place.begin > end) children += gap_json(place.begin - end) + ",\n  ";
        const auto* const chapter = chapter_at(sound, i);
        children += clip_json(sound, i, file, chapter == nullptr ? "" : marker_json(*chapter, place.begin));
        end = place.end;
    }
    return fmt::format(
        R"({{"OTIO_SCHEMA": "Timeline.1", "name": {}, "global_start_time": null, "metadata": {{}}, "tracks": )"
        R"({{"OTIO_SCHEMA": "Stack.1", "name": "tracks", "source_range": null, "effects": [], "markers": [], )"
        R"("enabled": true, "metadata": {{}}, "children": [{{"OTIO_SCHEMA": "Track.1", "name": "Narration", )"
        R"("kind": "Audio", "source_range": null, "effects": [], "markers": [], "enabled": true, "metadata": {{}}, )"
        "\"children\": [\n  {}\n]}}]}}}}\n",
        json_string(options.title), children);
}

}  // namespace storyflow::exports
