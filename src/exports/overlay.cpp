#include "exports/overlay.hpp"

#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "audio/pcm.hpp"

namespace storyflow::exports {

std::vector<EpubClip> with_pauses(std::vector<EpubClip> clips, std::uint64_t length) {
    std::vector<EpubClip> heard;
    for (auto& clip : clips) {
        if (!heard.empty()) {
            if (clip.sound.begin < heard.back().sound.begin) continue;
            if (clip.sound.begin == heard.back().sound.begin) heard.pop_back();
        }
        if (!heard.empty()) heard.back().sound.end = clip.sound.begin;
        heard.push_back(std::move(clip));
    }
    if (!heard.empty()) heard.back().sound.end = length;
    if (!heard.empty() && heard.back().sound.end <= heard.back().sound.begin) heard.pop_back();
    return heard;
}

std::uint64_t duration_of(std::span<const EpubClip> clips) {
    std::uint64_t samples = 0;
    for (const auto& clip : clips)
        samples += clip.sound.end - clip.sound.begin;
    return samples * 1000 / audio::narration_rate;
}

std::string overlay_document(const OverlayFiles& files, std::span<const EpubClip> clips, std::uint64_t head) {
    const auto time = [&](std::uint64_t sample) {
        return fmt::format("{:.5f}s", static_cast<double>(head + sample) / audio::narration_rate);
    };
    std::string xml = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<smil xmlns=\"http://www.w3.org/ns/SMIL\" xmlns:epub=\"http://www.idpf.org/2007/ops\" "
        "version=\"3.0\">\n"
        "<body id=\"body\"{}>\n",
        files.part.empty() ? "" : fmt::format(" epub:textref=\"{}#{}\"", files.text, files.part));
    for (const auto& clip : clips) {
        fmt::format_to(std::back_inserter(xml),
                       "<par id=\"p-{0}\"><text src=\"{1}#{0}\"/><audio src=\"{2}\" clipBegin=\"{3}\" "
                       "clipEnd=\"{4}\"/></par>\n",
                       clip.element, files.text, files.sound, time(clip.sound.begin), time(clip.sound.end));
    }
    return xml + "</body>\n</smil>\n";
}

}  // namespace storyflow::exports
