#include <gmock/gmock.h>

#include "tests/contract/owed_changes.hpp"
#include "tests/contract/suites.hpp"

namespace storyflow::contract {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

namespace {

story::NewLogo logo_called(const std::string& name) {
    return {.name = name,
            .file = "logos/" + name + ".png",
            .file_if_taken = "logos/" + name + "_2.png",
            .incoming_file = "incoming/" + name};
}

}  // namespace

TEST_P(SettingsMediaStoreContract, LogosAreListedTheNewestFirstAlsoIfTheClockStandsStill) {
    EXPECT_THAT(stores->settings_media().logos(), IsEmpty());
    const auto first = stores->settings_media().add_logo(logo_called("a")).logo;
    const auto second = stores->settings_media().add_logo(logo_called("b")).logo;
    stores->clock.advance(1h);
    const auto third = stores->settings_media().add_logo(logo_called("c")).logo;
    EXPECT_EQ(third.uploaded_at, stores->clock.now());
    stores->reopen();
    EXPECT_THAT(stores->settings_media().logos(), ElementsAre(third, second, first));
    EXPECT_EQ(stores->settings_media().find_logo(second.id), second);
    EXPECT_EQ(stores->settings_media().find_logo(unknown_id), std::nullopt);
}

TEST_P(SettingsMediaStoreContract, ALogoIsPublishedThroughTheJournal) {
    const auto stored = stores->settings_media().add_logo(logo_called("a"));
    EXPECT_EQ(stored.logo.name, "a");
    EXPECT_THAT(stored.changes, ElementsAre(publication("incoming/a", "logos/a.png")));
    EXPECT_EQ(stores->journal().pending(), stored.changes);
}

TEST_P(SettingsMediaStoreContract, ALogoTakesTheOtherPathIfItsOwnIsTaken) {
    const auto first = stores->settings_media().add_logo(logo_called("a")).logo;
    const auto second = stores->settings_media().add_logo(logo_called("a")).logo;
    EXPECT_EQ(second.file, "logos/a_2.png");
    stores->settings_media().remove_logo(first.id);
    EXPECT_EQ(stores->settings_media().add_logo(logo_called("a")).logo.file, "logos/a.png");
}

TEST_P(SettingsMediaStoreContract, ThereIsAMostOfLogos) {
    for (std::size_t i = 0; i < story::most_logos; ++i)
        stores->settings_media().add_logo(logo_called(std::to_string(i)));
    EXPECT_THROW(stores->settings_media().add_logo(logo_called("one too many")), story::LogoRefused);
    EXPECT_EQ(stores->settings_media().logos().size(), story::most_logos);
    EXPECT_EQ(stores->journal().pending().size(), story::most_logos);
}

TEST_P(SettingsMediaStoreContract, RemovingALogoRemovesItsFile) {
    const auto logo = stores->settings_media().add_logo(logo_called("a")).logo;
    carry_out_all();
    EXPECT_THAT(stores->settings_media().remove_logo(logo.id).value(), ElementsAre(removal("logos/a.png")));
    EXPECT_THAT(stores->settings_media().logos(), IsEmpty());
    EXPECT_EQ(stores->settings_media().remove_logo(logo.id), std::nullopt);
}

TEST_P(SettingsMediaStoreContract, RemovingTheActiveLogoSwitchesLogosOff) {
    const auto active = stores->settings_media().add_logo(logo_called("a")).logo;
    const auto other = stores->settings_media().add_logo(logo_called("b")).logo;
    const auto before = activate(active);
    stores->settings_media().remove_logo(other.id);
    EXPECT_EQ(stores->settings().load(), before);
    stores->settings_media().remove_logo(active.id);
    const auto after = stores->settings().load();
    EXPECT_EQ(after.active_logo, std::nullopt);
    EXPECT_FALSE(after.logo_enabled);
    EXPECT_GT(after.updated_at, before.updated_at);
}

TEST_P(SettingsMediaStoreContract, ALogoThatDoesNotExistCannotBeActive) {
    const auto changed =
        stores->settings().change([](story::Settings& settings) { settings.active_logo = unknown_id; });
    EXPECT_EQ(changed.active_logo, std::nullopt);
    EXPECT_EQ(stores->settings().load().active_logo, std::nullopt);
}

TEST_P(SettingsMediaStoreContract, AFontIsNamedByThreeSettings) {
    const auto before = stores->settings().load();
    const auto stored = stores->settings_media().set_font({"Inter", "fonts/Inter.ttf", "incoming/1"});
    EXPECT_EQ(stored.settings.custom_font_file, "fonts/Inter.ttf");
    EXPECT_EQ(stored.settings.subtitle_font, "fonts/Inter.ttf");
    EXPECT_EQ(stored.settings.subtitle_font_family, "Inter");
    EXPECT_GT(stored.settings.updated_at, before.updated_at);
    EXPECT_EQ(stores->settings().load(), stored.settings);
    EXPECT_THAT(stored.changes, ElementsAre(publication("incoming/1", "fonts/Inter.ttf")));
}

TEST_P(SettingsMediaStoreContract, AnotherFontRemovesThePreviousOne) {
    stores->settings_media().set_font({"Inter", "fonts/Inter.ttf", "incoming/1"});
    carry_out_all();
    EXPECT_THAT(stores->settings_media().set_font({"Lato", "fonts/Lato.otf", "incoming/2"}).changes,
                ElementsAre(publication("incoming/2", "fonts/Lato.otf"), removal("fonts/Inter.ttf")));
    carry_out_all();
    EXPECT_THAT(stores->settings_media().set_font({"Lato", "fonts/Lato.otf", "incoming/3"}).changes,
                ElementsAre(publication("incoming/3", "fonts/Lato.otf")))
        << "a font of the same name takes its place";
}

TEST_P(SettingsMediaStoreContract, MusicIsNamedBySettingsAndSwitchedOn) {
    const auto before = stores->settings().load();
    EXPECT_EQ(before.music_file, std::nullopt);
    EXPECT_FALSE(before.music_enabled);
    const auto stored = stores->settings_media().set_music({"music/a.mp3", "incoming/1"});
    EXPECT_EQ(stored.settings.music_file, "music/a.mp3");
    EXPECT_TRUE(stored.settings.music_enabled);
    EXPECT_GT(stored.settings.updated_at, before.updated_at);
    EXPECT_EQ(stores->settings().load(), stored.settings);
    EXPECT_THAT(stored.changes, ElementsAre(publication("incoming/1", "music/a.mp3")));
}

TEST_P(SettingsMediaStoreContract, OtherMusicRemovesThePrevious) {
    stores->settings_media().set_music({"music/a.mp3", "incoming/1"});
    carry_out_all();
    EXPECT_THAT(stores->settings_media().set_music({"music/b.ogg", "incoming/2"}).changes,
                ElementsAre(publication("incoming/2", "music/b.ogg"), removal("music/a.mp3")));
    carry_out_all();
    EXPECT_THAT(stores->settings_media().set_music({"music/b.ogg", "incoming/3"}).changes,
                ElementsAre(publication("incoming/3", "music/b.ogg")));
}

TEST_P(SettingsMediaStoreContract, RemovingTheMusicSwitchesItOff) {
    EXPECT_EQ(stores->settings_media().remove_music(), std::nullopt);
    const auto before = stores->settings_media().set_music({"music/a.mp3", "incoming/1"}).settings;
    carry_out_all();
    EXPECT_THAT(stores->settings_media().remove_music().value(), ElementsAre(removal("music/a.mp3")));
    const auto after = stores->settings().load();
    EXPECT_EQ(after.music_file, std::nullopt);
    EXPECT_FALSE(after.music_enabled);
    EXPECT_GT(after.updated_at, before.updated_at);
    EXPECT_EQ(stores->settings_media().remove_music(), std::nullopt);
}

TEST_P(SettingsMediaStoreContract, MusicThatIsLostOnItsWayIsNotNamedAnyMore) {
    const auto music = stores->settings_media().set_music({"music/a.mp3", "incoming/1"});
    EXPECT_TRUE(stores->journal().withdraw("music/a.mp3", music.changes.front().id));
    EXPECT_EQ(stores->settings().load().music_file, std::nullopt);
    EXPECT_FALSE(stores->settings().load().music_enabled);
}

TEST_P(SettingsMediaStoreContract, WhatIsLostOnItsWayIsNotNamedAnyMore) {
    const auto logo = stores->settings_media().add_logo(logo_called("a"));
    const auto font = stores->settings_media().set_font({"Inter", "fonts/Inter.ttf", "incoming/1"});
    activate(logo.logo);
    EXPECT_TRUE(stores->journal().withdraw("logos/a.png", logo.changes.front().id));
    EXPECT_THAT(stores->settings_media().logos(), IsEmpty());
    EXPECT_EQ(stores->settings().load().active_logo, std::nullopt);
    EXPECT_FALSE(stores->settings().load().logo_enabled);
    EXPECT_EQ(stores->settings().load().custom_font_file, "fonts/Inter.ttf");
    EXPECT_TRUE(stores->journal().withdraw("fonts/Inter.ttf", font.changes.front().id));
    EXPECT_EQ(stores->settings().load().custom_font_file, std::nullopt);
    EXPECT_EQ(stores->settings().load().subtitle_font, "");
    EXPECT_FALSE(stores->journal().withdraw("fonts/Inter.ttf", std::nullopt));
}

INSTANTIATE_TEST_SUITE_P(Store, SettingsMediaStoreContract, with_tested_backend(), backend_name);

}  // namespace storyflow::contract
