#include <gmock/gmock.h>

#include "tests/contract/suites.hpp"

namespace storyflow::contract {

using story::Pronunciation;
using story::PronunciationRefused;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;

namespace {

story::PronunciationEdit new_word(const std::string& word) {
    return {.word = word, .spoken_as = {}};
}

}  // namespace

TEST_P(PronunciationStoreContract, KeepsAPronunciationOverARestart) {
    const auto project = make_project();
    const auto added = add(project.id, "Siobh\u00e1n", "/\u0283\u026av\u02c8\u0254\u02d0n/");
    EXPECT_EQ(added, (Pronunciation{.id = added.id,
                                    .project_id = project.id,
                                    .word = "Siobh\u00e1n",
                                    .spoken_as = "/\u0283\u026av\u02c8\u0254\u02d0n/",
                                    .revision = 1}));
    stores->reopen();
    EXPECT_THAT(stores->pronunciations().find(added.id), Optional(added));
    EXPECT_THAT(stores->pronunciations().list(project.id), ElementsAre(added));
}

TEST_P(PronunciationStoreContract, ListsThoseOfTheProjectByWordWhateverTheCase) {
    const auto project = make_project();
    const auto other = make_project();
    const auto nguyen = add(project.id, "nguyen", "win");
    const auto eclair = add(project.id, "\u00c9clair");
    const auto hermione = add(project.id, "Hermione");
    const auto anais = add(project.id, "ANAIS");
    add(other.id, "Beowulf");
    EXPECT_THAT(stores->pronunciations().list(project.id), ElementsAre(anais, hermione, nguyen, eclair));
}

TEST_P(PronunciationStoreContract, RefusesASecondPronunciationOfAWordWhateverTheCase) {
    const auto project = make_project();
    const auto first = add(project.id, "Stra\u00dfe", "shtrasser");
    add(project.id, "\u00e9clair");
    for (const auto* word : {"Stra\u00dfe", "STRASSE", "stra\u00dfe", "\u00c9CLAIR"})
        EXPECT_THROW(add(project.id, word, "other"), PronunciationRefused) << word;
    EXPECT_EQ(stores->pronunciations().list(project.id).size(), 2U);
    EXPECT_THAT(stores->pronunciations().find(first.id), Optional(first));
}

TEST_P(PronunciationStoreContract, ARefusalNamesTheWordThatIsThere) {
    const auto project = make_project();
    add(project.id, "Hermione");
    try {
        add(project.id, "HERMIONE");
        FAIL() << "accepted";
    } catch (const PronunciationRefused& refused) {
        EXPECT_EQ(refused.kind(), base::ErrorKind::conflict);
        EXPECT_THAT(refused.what(), testing::HasSubstr("Hermione"));
    }
}

TEST_P(PronunciationStoreContract, AWordMayBeSaidDifferentlyInEachProject) {
    const auto first = add(make_project().id, "Hermione", "a");
    const auto second = add(make_project().id, "Hermione", "b");
    EXPECT_THAT(stores->pronunciations().list(first.project_id), ElementsAre(first));
    EXPECT_THAT(stores->pronunciations().list(second.project_id), ElementsAre(second));
}

TEST_P(PronunciationStoreContract, EditsWhatIsNamedAndKeepsTheRest) {
    auto expected = add(make_project().id, "Hermione", "a");
    auto& pronunciations = stores->pronunciations();
    expected.spoken_as = "b";
    expected.revision = 2;
    EXPECT_THAT(pronunciations.edit(expected.id, {.word = {}, .spoken_as = "b"}), Optional(expected));
    expected.word = "Hermia";
    expected.revision = 3;
    EXPECT_THAT(pronunciations.edit(expected.id, new_word("Hermia")), Optional(expected));
    EXPECT_THAT(pronunciations.edit(expected.id, {}), Optional(expected));
    EXPECT_THAT(pronunciations.find(expected.id), Optional(expected));
}

TEST_P(PronunciationStoreContract, ChangesOfAProjectAreCountedOnEvenAfterTheNewestIsRemoved) {
    const auto project = make_project();
    const auto first = add(project.id, "Hermione");
    const auto second = add(project.id, "Hermia");
    EXPECT_EQ(second.revision, first.revision + 1);
    EXPECT_TRUE(stores->pronunciations().remove(second.id));
    EXPECT_EQ(add(project.id, "Helena").revision, second.revision + 1);
}

TEST_P(PronunciationStoreContract, TellsWithWhichPronunciationsANarrationWasSpoken) {
    const auto segment = make_segment();
    const auto& project = segment.project_id;
    EXPECT_THAT(stores->pronunciations().narrated(project), IsEmpty());
    story::NarrationDraft draft;
    draft.segment_id = segment.id;
    draft.narration = {.audio_file = "a.wav",
                       .duration = 1.0,
                       .engine = "kokoro",
                       .voice = "af_heart",
                       .speed = 1.0,
                       .text_revision = segment.text_revision,
                       .item_id = std::nullopt};
    draft.incoming_file = "incoming/a.wav";
    for (const std::int64_t revision : {3, 5}) {
        draft.dictionary_revision = revision;
        (void)stores->segment_media().publish_narration(draft);
        EXPECT_EQ(stores->pronunciations().narrated(project),
                  (story::NarratedDictionaries{{segment.id, revision}}));
    }
    EXPECT_THAT(stores->pronunciations().narrated(make_project().id), IsEmpty());
    (void)stores->segments().remove(segment.id, {});
    EXPECT_THAT(stores->pronunciations().narrated(project), IsEmpty());
}

TEST_P(PronunciationStoreContract, AnEditMayChangeTheCaseOfItsWord) {
    const auto added = add(make_project().id, "hermione");
    EXPECT_EQ(stores->pronunciations().edit(added.id, new_word("Hermione"))->word, "Hermione");
}

TEST_P(PronunciationStoreContract, AnEditMayNotTakeTheWordOfAnother) {
    const auto project = make_project();
    const auto first = add(project.id, "Hermione");
    const auto second = add(project.id, "Hermia");
    EXPECT_THROW(stores->pronunciations().edit(second.id, new_word("HERMIONE")), PronunciationRefused);
    EXPECT_THAT(stores->pronunciations().list(project.id), ElementsAre(second, first));
}

TEST_P(PronunciationStoreContract, AWordIsFreeAgainWhenItsPronunciationIsRemovedOrRenamed) {
    const auto project = make_project();
    const auto removed = add(project.id, "Hermione");
    EXPECT_TRUE(stores->pronunciations().remove(removed.id));
    EXPECT_FALSE(stores->pronunciations().find(removed.id));
    const auto renamed = add(project.id, "Hermione");
    stores->pronunciations().edit(renamed.id, new_word("Hermia"));
    EXPECT_NO_THROW(add(project.id, "hermione"));
}

TEST_P(PronunciationStoreContract, PronunciationsGoWithTheirProject) {
    const auto kept = add(make_project().id, "Hermione");
    const auto gone = add(make_project().id, "Hermione");
    stores->projects().remove(gone.project_id);
    EXPECT_FALSE(stores->pronunciations().find(gone.id));
    EXPECT_THAT(stores->pronunciations().list(gone.project_id), IsEmpty());
    EXPECT_THAT(stores->pronunciations().find(kept.id), Optional(kept));
}

TEST_P(PronunciationStoreContract, ReportsUnknownIdsByAbsence) {
    auto& pronunciations = stores->pronunciations();
    EXPECT_THAT(pronunciations.list(unknown_id), IsEmpty());
    EXPECT_FALSE(pronunciations.find(unknown_id));
    EXPECT_FALSE(pronunciations.add(unknown_id, "Hermione", "a"));
    EXPECT_FALSE(pronunciations.edit(unknown_id, new_word("Hermione")));
    EXPECT_FALSE(pronunciations.remove(unknown_id));
}

INSTANTIATE_TEST_SUITE_P(Store, PronunciationStoreContract, with_tested_backend(), backend_name);

}  // namespace storyflow::contract
