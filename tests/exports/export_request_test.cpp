#include "exports/export_request.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace storyflow::exports {
namespace {

constexpr ExportRequest acx{
    .format = ExportFormat::mp3, .chapters = Chapters::as_zip, .loudness = LoudnessPreset::acx};

TEST(ExportRequest, IsReadAsItWasWritten) {
    for (const auto& facts : export_formats()) {
        for (const auto loudness : {LoudnessPreset::none, LoudnessPreset::podcast, LoudnessPreset::acx}) {
            for (const bool yes : {false, true}) {
                const ExportRequest request{.format = facts.format,
                                            .chapters = yes ? Chapters::as_zip : Chapters::in_one_file,
                                            .loudness = loudness,
                                            .by_word = yes,
                                            .skip_missing = !yes};
                EXPECT_EQ(parse_order(order_text(request)), request) << order_text(request);
            }
        }
    }
}

TEST(ExportRequest, RefusesAnyOtherText) {
    for (const auto* text :
         {"", "m4b", "{}", "[]", R"({"format":"m4c","zip":false,"loudness":"none"})",
          R"({"format":1,"zip":false,"loudness":"none","by_word":false,"skip_missing":false})"}) {
        EXPECT_THROW((void)parse_order(text), base::Error) << text;
    }
}

TEST(ExportName, IsTheTitleWithWhatDistinguishesTheFile) {
    EXPECT_EQ(export_name("Emma", {}), "Emma.m4b");
    EXPECT_EQ(export_name("Emma", acx), "Emma (mp3, acx).zip");
    EXPECT_EQ(export_name("Emma", {.format = ExportFormat::mp3, .loudness = LoudnessPreset::podcast}),
              "Emma (podcast).mp3");
    EXPECT_EQ(export_name("Emma", {.format = ExportFormat::srt, .by_word = true}), "Emma (by word).srt");
    EXPECT_EQ(
        export_name("Emma",
                    {.format = ExportFormat::epub, .loudness = LoudnessPreset::podcast, .by_word = true}),
        "Emma (podcast, by word).epub");
    EXPECT_EQ(export_name("../a/b", {.format = ExportFormat::wav}).find('/'), std::string::npos);
}

TEST(ExportSubject, DiffersWhereTheFileDiffers) {
    EXPECT_EQ(subject_of({}), "m4b");
    EXPECT_EQ(subject_of(acx), "mp3, acx, zip");
    EXPECT_EQ(subject_of({.skip_missing = true}), subject_of({})) << "both make the same file";
}

}  // namespace
}  // namespace storyflow::exports
