#include "exports/subtitle_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include "audio/pcm.hpp"

namespace storyflow::exports {

namespace {

/// A place in a sound in units of a second's part, to the nearest.
std::uint64_t in_units(std::uint64_t frame, std::uint64_t units) {
    constexpr std::uint64_t rate = audio::narration_rate;
    return (frame * units + rate / 2) / rate;
}

/// `hh:mm:ss,mmm`, with at least two digits of hours.
std::string milliseconds(std::uint64_t frame, char point) {
    const auto time = in_units(frame, 1000);
    return fmt::format("{:02}:{:02}:{:02}{}{:03}", time / 3'600'000, time / 60'000 % 60, time / 1000 % 60,
                       point, time % 1000);
}

/// `h:mm:ss.cc`.
std::string centiseconds(std::uint64_t frame) {
    const auto time = in_units(frame, 100);
    return fmt::format("{}:{:02}:{:02}.{:02}", time / 360'000, time / 6000 % 60, time / 100 % 60, time % 100);
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

std::string for_vtt(std::string text) {
    return replaced(replaced(replaced(std::move(text), "&", "&amp;"), "<", "&lt;"), ">", "&gt;");
}

/// Braces begin commands, and so does a backslash before some letters: the invisible word joiner behind it
/// takes its meaning.
std::string for_ass(std::string text) {
    return replaced(replaced(replaced(std::move(text), "\\", "\\\u2060"), "{", "\\{"), "}", "\\}");
}

/// The words of a line, each with its time before it.
std::string timed_vtt_line(const std::vector<CaptionWord>& line) {
    std::string text;
    for (const auto& word : line) {
        if (!text.empty() && word.space_before) text += ' ';
        fmt::format_to(std::back_inserter(text), "<{}><c>{}</c>", milliseconds(word.sound.begin, '.'),
                       for_vtt(word.text));
    }
    return text;
}

/// Lengths are differences of rounded places, so that they do not drift.
std::string karaoke(const Cue& cue) {
    std::string text;
    auto at = in_units(cue.sound.begin, 100);
    const auto advance = [&](std::uint64_t frame) {
        const auto before = at;
        at = std::max(at, in_units(frame, 100));
        return at - before;
    };
    for (const auto& line : cue.lines) {
        if (!text.empty()) text += "\\N";
        for (const auto& word : line) {
            const bool is_first = &word == &line.front();
            if (!is_first && word.space_before) text += ' ';
            if (const auto silence = advance(word.sound.begin); silence > 0)
                fmt::format_to(std::back_inserter(text), "{{\\k{}}}", silence);
            fmt::format_to(std::back_inserter(text), "{{\\k{}}}{}", advance(word.sound.end),
                           for_ass(word.text));
        }
    }
    return text;
}

std::string plain_ass(const Cue& cue) {
    std::string text;
    for (const auto& line : cue.lines)
        text += (text.empty() ? "" : "\\N") + for_ass(text_of(line));
    return text;
}

constexpr std::string_view ass_styles =
    "ScriptType: v4.00+\nWrapStyle: 2\nScaledBorderAndShadow: yes\nPlayResX: 1920\nPlayResY: 1080\n\n"
    "[V4+ Styles]\n"
    "Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, "
    "Italic, "
    "Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, "
    "MarginR, MarginV, Encoding\n"
    "Style: Default,DejaVu "
    "Sans,60,&H00FFFFFF,&H00A0A0A0,&H00202020,&H80000000,0,0,0,0,100,100,0,0,1,3,0,2,96,"
    "96,64,1\n\n"
    "[Events]\n"
    "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n";

}  // namespace

std::string srt_text(std::span<const Cue> cues) {
    std::string file;
    std::size_t number = 0;
    for (const auto& cue : cues) {
        fmt::format_to(std::back_inserter(file), "{}\n{} --> {}\n", ++number,
                       milliseconds(cue.sound.begin, ','), milliseconds(cue.sound.end, ','));
        for (const auto& line : cue.lines)
            file += replaced(text_of(line), "-->", "→") + '\n';
        file += '\n';
    }
    return file;
}

std::string vtt_text(std::span<const Cue> cues, bool by_word) {
    std::string file = "WEBVTT\n\n";
    std::size_t number = 0;
    for (const auto& cue : cues) {
        fmt::format_to(std::back_inserter(file), "{}\n{} --> {}\n", ++number,
                       milliseconds(cue.sound.begin, '.'), milliseconds(cue.sound.end, '.'));
        for (const auto& line : cue.lines)
            file += (by_word ? timed_vtt_line(line) : for_vtt(text_of(line))) + '\n';
        file += '\n';
    }
    return file;
}

std::string ass_text(std::span<const Cue> cues, std::string_view title, bool by_word) {
    std::string one_line(title);
    std::ranges::replace_if(
        one_line, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    std::string file = fmt::format("[Script Info]\nTitle: {}\n{}", one_line, ass_styles);
    for (const auto& cue : cues) {
        fmt::format_to(std::back_inserter(file), "Dialogue: 0,{},{},Default,,0,0,0,,{}\n",
                       centiseconds(cue.sound.begin), centiseconds(cue.sound.end),
                       by_word ? karaoke(cue) : plain_ass(cue));
    }
    return file;
}

}  // namespace storyflow::exports
