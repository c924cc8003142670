#include "api/pronunciations.hpp"

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

using testing::ElementsAre;

class PronunciationsTest : public ApiTest {
  protected:
    static std::string dictionary_of(const std::string& project) {
        return "/api/projects/" + project + "/pronunciations/";
    }
    static std::string path(const std::string& id) { return "/api/pronunciations/" + id + "/"; }
    static std::string entry(std::string_view word, std::string_view spoken_as) {
        return boost::json::serialize(Json{{"word", word}, {"spoken_as", spoken_as}});
    }
    http::Response create(std::string body) { return post(dictionary_of(project_), std::move(body)); }
    /// Adds an entry, which must be accepted; returns its id.
    std::string add(std::string_view word, std::string_view spoken_as = "something") {
        const auto response = create(entry(word, spoken_as));
        EXPECT_EQ(response.status, 201) << response.text();
        return text(object(response), "id");
    }

    const std::string project_ = add_segment().project_id;
};

TEST_F(PronunciationsTest, AreCreatedAndAnsweredWhole) {
    const auto response = create(R"({"word":" Hermione ","spoken_as":" /hɜːmˈaɪəni/ ","id":"mine"})");
    EXPECT_EQ(response.status, 201);
    const auto json = object(response);
    EXPECT_THAT(keys(json), ElementsAre("id", "project", "word", "spoken_as"));
    EXPECT_EQ(json.at("project"), Value(project_));
    EXPECT_EQ(json.at("word"), "Hermione");
    EXPECT_EQ(json.at("spoken_as"), "/hɜːmˈaɪəni/");
    EXPECT_EQ(get(path(text(json, "id"))).text(), response.text());
}

TEST_F(PronunciationsTest, AreListedByWord) {
    EXPECT_EQ(get(dictionary_of(project_)).text(), "[]");
    const auto nguyen = add("Nguyen");
    const auto anais = add("anais");
    const auto response = get(dictionary_of(project_));
    EXPECT_EQ(response.status, 200);
    const auto listed = boost::json::parse(response.text()).as_array();
    ASSERT_EQ(listed.size(), 2U);
    EXPECT_EQ(listed[0].at("id"), Value(anais));
    EXPECT_EQ(listed[1].at("id"), Value(nguyen));
    EXPECT_EQ(get(dictionary_of(add_segment().project_id)).text(), "[]");
}

TEST_F(PronunciationsTest, TellHowManySegmentsSayThemAndHowManyOfTheseAreNarratedOtherwise) {
    const auto segments = room_.add_story({"Hermione sat.", "She saw Hermione.", "She left."});
    const auto& project = segments[0].project_id;
    narrate(segments[0]);
    narrate(segments[2]);
    const auto id = text(object(post(dictionary_of(project), entry("Hermione", "Her-my-oh-nee"))), "id");
    auto listed = boost::json::parse(get(dictionary_of(project)).text()).at(0);
    EXPECT_EQ(listed.at("id"), Value(id));
    EXPECT_EQ(listed.at("segments"), 2);
    EXPECT_EQ(listed.at("segments_outdated"), 1);
    narrate(segments[0]);
    listed = boost::json::parse(get(dictionary_of(project)).text()).at(0);
    EXPECT_EQ(listed.at("segments_outdated"), 0);
}

TEST_F(PronunciationsTest, AreChangedInPart) {
    const auto id = add("Hermione", "her-my-oh-nee");
    const auto response = patch(path(id), R"({"spoken_as":"hermy"})");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(object(response).at("word"), "Hermione");
    EXPECT_EQ(object(response).at("spoken_as"), "hermy");
    EXPECT_EQ(object(patch(path(id), R"({"word":"Hermia"})")).at("spoken_as"), "hermy");
    EXPECT_EQ(object(patch(path(id), "{}")).at("word"), "Hermia");
    EXPECT_EQ(object(patch(path(id), R"({"project":"other"})")).at("project"), Value(project_));
}

TEST_F(PronunciationsTest, AreDeletedOnce) {
    const auto id = add("Hermione");
    const auto response = del(path(id));
    EXPECT_EQ(response.status, 204);
    EXPECT_EQ(response.text(), "");
    EXPECT_EQ(del(path(id)).status, 404);
    EXPECT_EQ(get(dictionary_of(project_)).text(), "[]");
}

TEST_F(PronunciationsTest, NeedBothFields) {
    const auto response = create("{}");
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(response.text(),
              R"({"word":["This field is required."],"spoken_as":["This field is required."]})");
    EXPECT_EQ(create(R"({"word":" ","spoken_as":null})").text(),
              R"({"word":["This field may not be blank."],"spoken_as":["This field may not be null."]})");
    EXPECT_EQ(create(R"({"word":[],"spoken_as":true})").text(),
              R"({"word":["Not a valid string."],"spoken_as":["Not a valid string."]})");
    EXPECT_EQ(create("[]").status, 400);
}

TEST_F(PronunciationsTest, NeedAWordThatCanBeFoundInAScript) {
    const auto reason = [this](std::string_view word) { return create(entry(word, "x")).text(); };
    EXPECT_EQ(reason("?!"), R"({"word":["A letter or a digit is required."]})");
    EXPECT_EQ(reason("[word]"), R"({"word":["Brackets are not allowed."]})");
    EXPECT_EQ(reason("two\nlines"), R"({"word":["Line breaks and control characters are not allowed."]})");
    EXPECT_EQ(reason(std::string(101, 'x')),
              R"({"word":["Ensure this field has no more than 100 characters."]})");
}

TEST_F(PronunciationsTest, NeedPhonemesOfKokoroOrARespelling) {
    const auto reason = [this](std::string_view spoken_as) {
        return create(entry("word", spoken_as)).text();
    };
    EXPECT_EQ(reason("/həʘlǁoʊ/"), R"({"spoken_as":["Kokoro does not know these phonemes: ʘ ǁ"]})");
    EXPECT_EQ(reason("/həlˈoʊ"), R"({"spoken_as":["Phonemes stand between two slashes, as in /həlˈoʊ/."]})");
    EXPECT_EQ(reason("42"), R"({"spoken_as":["A letter is required."]})");
    EXPECT_EQ(reason("her(my)"), R"({"spoken_as":["Brackets are not allowed."]})");
    EXPECT_EQ(reason(std::string(201, 'x')),
              R"({"spoken_as":["Ensure this field has no more than 200 characters."]})");
}

TEST_F(PronunciationsTest, AreCheckedAlsoWhenTheyAreChanged) {
    const auto id = add("Hermione", "hermy");
    const auto response = patch(path(id), R"({"word":"[x]","spoken_as":""})");
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(response.text(),
              R"({"word":["Brackets are not allowed."],"spoken_as":["This field may not be blank."]})");
    EXPECT_EQ(object(get(path(id))).at("word"), "Hermione");
}

TEST_F(PronunciationsTest, ExistOncePerWordWhateverTheCase) {
    add("Hermione");
    const auto hermia = add("Hermia");
    const auto refused = R"({"error":"The project already has a pronunciation of “Hermione”."})";
    const auto response = create(entry("HERMIONE", "other"));
    EXPECT_EQ(response.status, 409);
    EXPECT_EQ(response.text(), refused);
    EXPECT_EQ(patch(path(hermia), R"({"word":"hermione"})").status, 409);
    EXPECT_EQ(patch(path(hermia), R"({"word":"hermione"})").text(), refused);
    EXPECT_EQ(patch(path(hermia), R"({"word":"HERMIA"})").status, 200);
}

TEST_F(PronunciationsTest, HaveAnUpperLimit) {
    room_.database.write([this](store::sql::Transaction& transaction) {
        for (std::size_t i = 0; i < story::most_pronunciations; ++i) {
            transaction.run(R"sql(
                INSERT INTO pronunciations (id, project_id, word, word_key, spoken_as) VALUES ($1, $2, $1, $1, 'x')
            )sql",
                            std::to_string(i), project_);
        }
    });
    const auto response = create(entry("one more", "x"));
    EXPECT_EQ(response.status, 409);
    EXPECT_EQ(response.text(), R"({"error":"A project can have 2000 pronunciations at most."})");
    EXPECT_EQ(boost::json::parse(get(dictionary_of(project_)).text()).as_array().size(), 2000U);
}

TEST_F(PronunciationsTest, OfUnknownProjectsAreNotFound) {
    for (const auto& response : {get(dictionary_of(unknown_id)), post(dictionary_of(unknown_id), "{}")}) {
        EXPECT_EQ(response.status, 404);
        EXPECT_EQ(response.text(), R"({"detail":"No Project matches the given query."})");
    }
    EXPECT_EQ(get(dictionary_of("nope")).text(), R"({"detail":"Not found."})");
}

TEST_F(PronunciationsTest, WithUnknownIdsAreNotFound) {
    const auto unknown = path(unknown_id);
    for (const auto& response : {get(unknown), patch(unknown, R"({"word":""})"), del(unknown)}) {
        EXPECT_EQ(response.status, 404);
        EXPECT_EQ(response.text(), R"({"detail":"No Pronunciation matches the given query."})");
    }
    EXPECT_EQ(get(path("nope")).text(), R"({"detail":"Not found."})");
}

TEST_F(PronunciationsTest, GoWithTheirProject) {
    const auto id = add("Hermione");
    EXPECT_EQ(del("/api/projects/" + project_ + "/").status, 204);
    EXPECT_EQ(get(path(id)).status, 404);
    EXPECT_EQ(get(dictionary_of(project_)).status, 404);
}

TEST_F(PronunciationsTest, AnswerOnlyTheirMethods) {
    EXPECT_EQ(send(http::Method::put, dictionary_of(project_), "{}").status, 405);
    EXPECT_EQ(post(path(add("Hermione"))).status, 405);
}

}  // namespace storyflow::api
