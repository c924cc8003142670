#include "audio/sndfile_stream.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "tests/audio/sounds.hpp"

namespace storyflow::audio {
namespace {

TEST(SndfileStream, GivesEachByteOnce) {
    for (const auto format : {StreamFormat::mp3, StreamFormat::opus, StreamFormat::flac}) {
        SndfileStream piecewise(format);
        SndfileStream at_once(format);
        std::string pieces;
        std::string whole;
        const auto sound = tone(2.0, 0.5F).samples;
        for (std::size_t at = 0; at < sound.size(); at += 1600) {
            std::string piece;
            piecewise.add(std::span(sound).subspan(at, 1600), piece, {});
            pieces += piece;
        }
        at_once.add(sound, whole, {});
        piecewise.finish(pieces, {});
        at_once.finish(whole, {});
        // Ogg has a serial number of its own in each page.
        if (format == StreamFormat::opus) {
            EXPECT_EQ(pieces.size(), whole.size());
        } else {
            EXPECT_TRUE(pieces == whole);
        }
    }
}

TEST(SndfileStream, RefusesFormatsOfOtherEncoders) {
    for (const auto format : {StreamFormat::aac, StreamFormat::wav, StreamFormat::pcm})
        EXPECT_THROW(SndfileStream{format}, base::Error);
}

}  // namespace
}  // namespace storyflow::audio
