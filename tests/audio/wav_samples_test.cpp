#include "audio/wav_samples.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "audio/little_endian.hpp"
#include "audio/wav.hpp"
#include "tests/audio/sounds.hpp"

namespace storyflow::audio {
namespace {

std::string chunk(const std::string& name, const std::string& content) {
    std::string bytes = name;
    append_u32(bytes, static_cast<std::uint32_t>(content.size()));
    bytes += content;
    if (content.size() % 2 == 1) bytes += '\0';
    return bytes;
}

std::string format(std::uint32_t tag, std::uint32_t channels, std::uint32_t rate, std::uint32_t bits) {
    std::string bytes;
    append_u16(bytes, tag);
    append_u16(bytes, channels);
    append_u32(bytes, rate);
    append_u32(bytes, rate * channels * bits / 8);
    append_u16(bytes, channels * bits / 8);
    append_u16(bytes, bits);
    return chunk("fmt ", bytes);
}

std::string usual_format() {
    return format(1, 1, 24000, 16);
}

std::string wav(const std::string& chunks) {
    return chunk("RIFF", "WAVE" + chunks);
}

std::optional<SampleRange> samples_of(const std::string& file) {
    return find_samples(std::string_view(file).substr(0, wav_head_size), file.size());
}

using Range = std::optional<SampleRange>;

}  // namespace

TEST(WavSamples, AreFoundInWhatThisProgramWrites) {
    EXPECT_EQ(samples_of(encode_wav(tone(0.5, 0.5F))), (SampleRange{44, 24000}));
}

TEST(WavSamples, AreFoundBehindOtherChunks) {
    const auto file =
        wav(chunk("LIST", "odd") + usual_format() + chunk("fact", "1234") + chunk("data", "abcd"));
    EXPECT_EQ(samples_of(file), (SampleRange{12 + 12 + 24 + 12 + 8, 4}));
    EXPECT_EQ(samples_of(wav(usual_format() + chunk("data", "abcd") + chunk("LIST", "more"))),
              (SampleRange{44, 4}));
}

TEST(WavSamples, AreFoundInTheExtensibleFormat) {
    std::string bytes = format(0xFFFE, 1, 24000, 16).substr(8);
    for (const std::uint32_t field : {22U, 16U, 4U, 0U, 1U, 0U})
        append_u16(bytes, field);
    EXPECT_EQ(samples_of(wav(chunk("fmt ", bytes) + chunk("data", "ab"))), (SampleRange{12 + 8 + 28 + 8, 2}));
}

TEST(WavSamples, AreNotTakenFromAnotherFormat) {
    for (const auto& other : {format(1, 2, 24000, 16), format(1, 1, 22050, 16), format(1, 1, 24000, 8),
                              format(3, 1, 24000, 16), chunk("fmt ", "short"), std::string()}) {
        EXPECT_EQ(samples_of(wav(other + chunk("data", "abcd"))), Range());
    }
    EXPECT_EQ(samples_of("RIFX" + wav(usual_format() + chunk("data", "abcd")).substr(4)), Range());
    EXPECT_EQ(samples_of(""), Range());
    EXPECT_EQ(samples_of("not a sound at all, but long enough to be one"), Range());
}

TEST(WavSamples, AreNotTakenFromAFileThatIsCutOffOrSilent) {
    const auto whole = encode_wav(tone(0.1, 0.5F));
    for (const std::size_t length : {std::size_t{10}, std::size_t{40}, std::size_t{44}, whole.size() - 1})
        EXPECT_EQ(samples_of(whole.substr(0, length)), Range()) << length;
    EXPECT_EQ(samples_of(wav(usual_format() + chunk("data", ""))), Range());
}

TEST(WavSamples, MustBeginWithinTheHead) {
    EXPECT_EQ(samples_of(wav(usual_format() + chunk("LIST", std::string(5000, 'x')) + chunk("data", "abcd"))),
              Range());
}

RC_GTEST_PROP(WavSamples, NeverLieOutsideTheFile, (const std::string& rubbish, std::uint16_t size)) {
    std::string file = "RIFF????WAVE" + usual_format() + rubbish;
    const auto found = find_samples(file, size);
    if (found) RC_ASSERT(found->offset + found->length <= size);
}

}  // namespace storyflow::audio
