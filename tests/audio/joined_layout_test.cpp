#include "audio/joined_layout.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "audio/wav.hpp"
#include "base/error.hpp"
#include "tests/audio/sounds.hpp"

namespace storyflow::audio {
namespace {

using Kind = JoinedPiece::Kind;

void expect_piece(const JoinedPiece& piece, Kind kind, std::size_t part, std::uint64_t offset,
                  std::uint64_t rest) {
    EXPECT_EQ(piece.kind, kind);
    EXPECT_EQ(piece.kind == Kind::part ? piece.part : part, part);
    EXPECT_EQ(piece.offset, offset);
    EXPECT_EQ(piece.rest, rest);
}

using Parts = std::vector<JoinedPart>;

std::string failure_of(const Parts& parts) {
    try {
        (void)JoinedLayout(parts);
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
        return error.what();
    }
    return "";
}

}  // namespace

TEST(JoinedLayout, IsTheHeaderThenThePartsWithSilenceBetween) {
    const JoinedLayout layout(Parts{{0, 10}, {4, 6}});
    EXPECT_EQ(layout.length(), 44U + 10 + 4 + 6);
    expect_piece(layout.at(0), Kind::header, 0, 0, 44);
    expect_piece(layout.at(43), Kind::header, 0, 43, 1);
    expect_piece(layout.at(44), Kind::part, 0, 0, 10);
    expect_piece(layout.at(53), Kind::part, 0, 9, 1);
    expect_piece(layout.at(54), Kind::silence, 0, 0, 4);
    expect_piece(layout.at(57), Kind::silence, 0, 3, 1);
    expect_piece(layout.at(58), Kind::part, 1, 0, 6);
    expect_piece(layout.at(63), Kind::part, 1, 5, 1);
}

TEST(JoinedLayout, HasNoSilenceWithoutAGap) {
    const JoinedLayout layout(Parts{{0, 2}, {0, 2}});
    expect_piece(layout.at(46), Kind::part, 1, 0, 2);
}

TEST(JoinedLayout, MayBeginWithSilence) {
    const JoinedLayout layout(Parts{{4, 2}});
    expect_piece(layout.at(45), Kind::silence, 0, 1, 3);
    expect_piece(layout.at(48), Kind::part, 0, 0, 2);
}

TEST(JoinedLayout, HasTheHeaderOfEveryWavFileOfThisProgram) {
    const Pcm sound = tone(0.5, 0.5F);
    const JoinedLayout layout(Parts{{0, sound.samples.size() * 2}});
    EXPECT_EQ(layout.header(), encode_wav(sound).substr(0, 44));
}

TEST(JoinedLayout, RefusesNothingAndMoreThanAWavFileHolds) {
    EXPECT_NE(failure_of({}).find("no audio files"), std::string::npos);
    EXPECT_EQ(failure_of({{0, most_wav_bytes - 1}}), "");
    EXPECT_NE(failure_of({{0, most_wav_bytes + 1}}).find("4 GiB"), std::string::npos);
    EXPECT_NE(failure_of({{0, most_wav_bytes - 3}, {240'000, 2}}).find("4 GiB"), std::string::npos);
    EXPECT_NE(failure_of(Parts(100'000, {240'000, most_wav_bytes})).find("4 GiB"), std::string::npos);
}

RC_GTEST_PROP(JoinedLayout, CoversEveryByteOnceAndInOrder, ()) {
    const auto halves = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, 50), rc::gen::inRange(1, 1000))));
    Parts parts;
    for (const auto& [silence, samples] : halves)
        parts.push_back({static_cast<std::uint64_t>(silence) * 2, static_cast<std::uint64_t>(samples) * 2});
    const JoinedLayout layout(parts);
    std::vector<std::uint64_t> found;
    for (std::uint64_t at = 0; at < layout.length();) {
        const JoinedPiece piece = layout.at(at);
        RC_ASSERT(piece.offset == 0U);
        RC_ASSERT(piece.rest > 0U);
        if (piece.kind == Kind::part) {
            RC_ASSERT(piece.part == found.size());
            found.push_back(piece.rest);
        }
        at += piece.rest;
        RC_ASSERT(at <= layout.length());
    }
    RC_ASSERT(found.size() == parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i)
        RC_ASSERT(found[i] == parts[i].samples);
}

}  // namespace storyflow::audio
