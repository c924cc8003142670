#include "api/segment_digest.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <utility>

namespace storyflow::api {

namespace {

using boost::json::object;

object segment(const std::string& id, std::int64_t index, const std::string& text) {
    return {{"id", id},
            {"sequence_index", index},
            {"text_content", text},
            {"audio_file", "/media/projects/p/audio/" + id + ".wav"},
            {"image_file", nullptr},
            {"is_locked", false},
            {"narration", object{{"engine", "kokoro"}, {"speed", 1.0}}}};
}

object next(SegmentDigest& digest, object one) {
    return boost::json::parse(digest.next(std::move(one))).as_object();
}

}  // namespace

TEST(SegmentDigest, TheFirstSegmentIsWholeAndTheNextTellsOnlyWhatDiffers) {
    SegmentDigest digest(2);
    const auto first = next(digest, segment("s1", 0, "One."));
    EXPECT_EQ(first.at("audio_file"), "/media/projects/p/audio/{id}.wav");
    EXPECT_EQ(first.size(), 7U);
    EXPECT_EQ(next(digest, segment("s2", 1, "Two.")), (object{{"id", "s2"}, {"text_content", "Two."}}));
}

TEST(SegmentDigest, TellsAMemberThatChangesAndOneThatChangesBack) {
    SegmentDigest digest(3);
    next(digest, segment("s1", 0, "One."));
    auto locked = segment("s2", 1, "Two.");
    locked["is_locked"] = true;
    locked["narration"] = nullptr;
    EXPECT_EQ(next(digest, locked),
              (object{{"id", "s2"}, {"text_content", "Two."}, {"is_locked", true}, {"narration", nullptr}}));
    const auto third = next(digest, segment("s3", 2, "Three."));
    EXPECT_EQ(third.at("is_locked"), false);
    EXPECT_EQ(third.at("narration").at("engine"), "kokoro");
}

TEST(SegmentDigest, ThePlaceIsToldWhereItDoesNotCountOnByOne) {
    SegmentDigest digest(2);
    next(digest, segment("s1", 4, "One."));
    EXPECT_EQ(next(digest, segment("s2", 6, "Two.")).at("sequence_index"), 6);
}

TEST(SegmentDigest, AnAddressWithoutTheIdStaysAsItIs) {
    SegmentDigest digest(1);
    auto with_picture = segment("s1", 0, "One.");
    with_picture["image_file"] = "/media/projects/p/images/lamp.png";
    EXPECT_EQ(next(digest, with_picture).at("image_file"), "/media/projects/p/images/lamp.png");
}

TEST(SegmentDigest, ALongTextBehindTheFirstOnesIsItsLengthInCodePoints) {
    SegmentDigest digest(1);
    std::string accents;
    for (int i = 0; i < 30; ++i)
        accents += "\xC3\xA9";
    EXPECT_EQ(next(digest, segment("s1", 0, accents)).at("text_content"), boost::json::value(accents));
    const auto second = next(digest, segment("s2", 1, accents));
    EXPECT_EQ(second.at("text_length"), 30);
    EXPECT_FALSE(second.contains("text_content"));
    // Each segment tells one of the two, also where it is as in the segment before.
    EXPECT_EQ(next(digest, segment("s3", 2, accents)).at("text_length"), 30);
    EXPECT_EQ(next(digest, segment("s4", 3, "Short.")).at("text_content"), "Short.");
    EXPECT_EQ(next(digest, segment("s5", 4, "Short.")).at("text_content"), "Short.");
}

TEST(SegmentDigest, BeginsAnewWhenItIsRestarted) {
    SegmentDigest digest(1);
    const auto first = next(digest, segment("s1", 0, "One."));
    next(digest, segment("s2", 1, "Two."));
    digest.restart();
    EXPECT_EQ(next(digest, segment("s1", 0, "One.")), first);
}

}  // namespace storyflow::api
