#include "film/film_file.hpp"

#include <gtest/gtest.h>

namespace storyflow::film {

TEST(FilmFile, SubtitlesAreWrittenAsSubRip) {
    const std::vector<Subtitle> subtitles{{"One step.", 0.1204, 1.5, {}},
                                          {"And another.", 3661.9996, 3665.0, {}}};
    EXPECT_EQ(srt_of(subtitles),
              "1\n00:00:00,120 --> 00:00:01,500\nOne step.\n\n"
              "2\n01:01:02,000 --> 01:01:05,000\nAnd another.\n\n");
}

TEST(FilmFile, ChaptersAreWrittenWithTheirSpecialCharactersEscaped) {
    const FilmFile file{"A = B; #1", {}, {{"The\nend \\o/", 0.0, 2.15}}, {}};
    EXPECT_EQ(metadata_of(file),
              ";FFMETADATA1\ntitle=A \\= B\\; \\#1\n"
              "[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=2150\ntitle=The end \\\\o/\n");
}

}  // namespace storyflow::film
