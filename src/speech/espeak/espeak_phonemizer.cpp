#include "speech/espeak/espeak_phonemizer.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>

#include "base/error.hpp"

namespace storyflow::speech {

namespace {

/// "en" is how eSpeak calls the British English that Kokoro's British voices were trained with: `a` in
/// "bath", `ə` at the end of "over". Its "en-gb-x-rp" differs in both.
std::string_view voice_for(Accent accent) {
    switch (accent) {
        case Accent::american:
            return "en-us";
        case Accent::british:
            return "en";
    }
    return "";
}

/// A request holds one piece on each line, so line breaks within a piece are removed.
std::string as_line(std::string piece) {
    std::replace_if(
        piece.begin(), piece.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return piece;
}

/// Removes the marks around words that eSpeak reads in another language: `(^h^i)hˈɪndi(^e^n)`.
std::string without_language_marks(std::string_view ipa) {
    std::string plain;
    for (;;) {
        const std::size_t begin = ipa.find('(');
        plain.append(ipa.substr(0, begin));
        const std::size_t end = ipa.find(')', begin);
        if (begin == std::string_view::npos || end == std::string_view::npos) return plain;
        ipa.remove_prefix(end + 1);
    }
}

/// Collapses spaces to single ones and trims both ends.
std::string tidy(std::string_view ipa) {
    std::string tidy;
    for (const char c : ipa) {
        if (c != ' ' || (!tidy.empty() && tidy.back() != ' ')) tidy.push_back(c);
    }
    if (tidy.ends_with(' ')) tidy.pop_back();
    return tidy;
}

std::vector<std::string> lines_of(std::string_view payload) {
    std::vector<std::string> lines;
    for (std::size_t end = 0; (end = payload.find('\n')) != std::string_view::npos;) {
        lines.push_back(tidy(without_language_marks(payload.substr(0, end))));
        payload.remove_prefix(end + 1);
    }
    return lines;
}

/// The leading pieces, joined as lines: as many as fit into one request, at least one.
struct Batch {
    std::string text;
    std::size_t pieces = 0;
};

Batch first_batch(std::span<const std::string> pieces) {
    Batch batch{as_line(pieces.front()), 1};
    if (batch.text.size() > espeak_text_limit)
        throw base::Error(base::ErrorKind::internal, "A piece of text is too long to be pronounced at once.");
    for (const std::string& piece : pieces.subspan(1)) {
        if (batch.text.size() + 1 + piece.size() > espeak_text_limit) break;
        batch.text.append("\n").append(as_line(piece));
        ++batch.pieces;
    }
    return batch;
}

}  // namespace

std::vector<std::string> EspeakPhonemizer::ipa(std::span<const std::string> pieces, Accent accent,
                                               std::stop_token stop) {
    std::vector<std::string> all;
    all.reserve(pieces.size());
    while (!pieces.empty()) {
        Batch batch = first_batch(pieces);
        EspeakRequest request{EspeakRequest::Kind::phonemes, std::string(voice_for(accent))};
        request.text = std::move(batch.text);
        const EspeakReply reply = pool_.ask(request, stop);
        auto lines = lines_of(reply.payload);
        if (reply.header.kind != EspeakReplyHeader::Kind::phonemes || lines.size() != batch.pieces) {
            throw base::Error(base::ErrorKind::internal,
                              "The program storyflow-espeak gave an unexpected answer.");
        }
        std::move(lines.begin(), lines.end(), std::back_inserter(all));
        pieces = pieces.subspan(batch.pieces);
    }
    return all;
}

}  // namespace storyflow::speech
