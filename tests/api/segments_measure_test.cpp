#include "api/segments_measure.hpp"

#include <gtest/gtest.h>

#include <string>

#include "api/json_text.hpp"
#include "api/resources.hpp"

namespace storyflow::api {
namespace {

/// The bytes that the text takes in the answer.
std::size_t written_bytes(const std::string& text) {
    story::Segment segment;
    segment.text_content = text;
    return json_text(segment_json(segment, {MediaUrls::path_only(), {}})).size();
}

std::size_t measured_bytes(const std::string& text) {
    SegmentsMeasure measure;
    measure.add({{.text_content = text}});
    return measure.answer_bytes();
}

TEST(SegmentsMeasure, IsNeverLessThanWhatIsWritten) {
    std::string every_byte;
    for (int c = 0; c < 128; ++c)
        every_byte += static_cast<char>(c);
    for (const auto& unit : {std::string("a"), std::string("\""), std::string("\\"), std::string("\n"),
                             std::string(1, '\x01'), std::string("caf\xC3\xA9/"), every_byte}) {
        std::string text;
        while (text.size() < 10'000)
            text += unit;
        EXPECT_GE(measured_bytes(text), written_bytes(text)) << unit;
        EXPECT_LE(measured_bytes(text), written_bytes(text) * 5 / 4) << unit;
    }
}

TEST(SegmentsMeasure, CountsWhatIsThereAndWhatIsAdded) {
    SegmentsMeasure measure;
    measure.begin({});
    story::Segment there;
    there.text_content = std::string(1'000, '\x01');
    measure.visit(std::move(there));
    const auto before = measure.answer_bytes();
    measure.add({{.image_prompt = std::string(1'000, '\x01')}});
    EXPECT_EQ(measure.answer_bytes(), 2 * before);
}

TEST(SegmentsMeasure, WritingASegmentOfUsualSizeIsNotCounted) {
    SegmentsMeasure measure;
    measure.add({{.text_content = std::string(10'000, 'a')}, {.text_content = std::string(10'000, 'b')}});
    EXPECT_EQ(measure.piece_bytes(), 0U);
    measure.add({{.text_content = std::string(20'000, 'a')}});
    EXPECT_EQ(measure.piece_bytes(), 80'000U);
}

TEST(SegmentsMeasure, BeginsAnew) {
    SegmentsMeasure measure;
    measure.add({{.text_content = "a"}});
    measure.begin({});
    EXPECT_EQ(measure.answer_bytes(), 0U);
}

}  // namespace
}  // namespace storyflow::api
