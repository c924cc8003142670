#include "speech/espeak/espeak_process.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include "base/error.hpp"
#include "tests/speech/espeak/programs.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::speech {
namespace {

using namespace std::chrono_literals;
using ReplyKind = EspeakReplyHeader::Kind;

EspeakRequest speak(std::string text) {
    return {EspeakRequest::Kind::speak, "en-us+f2", 50, 1.0, std::move(text)};
}

ExchangeEnd end_with(const std::string& script, std::chrono::milliseconds limit = 20s) {
    const support::TemporaryDirectory directory;
    return EspeakProcess(fake_program(directory.path(), script)).exchange(speak("Hello."), limit, {}).end;
}

TEST(EspeakProcess, TellsItsProtocolVersion) {
    const Exchange greeting = EspeakProcess(espeak_program).exchange({}, 20s, {});
    ASSERT_EQ(greeting.end, ExchangeEnd::replied);
    EXPECT_EQ(greeting.reply.header.kind, ReplyKind::hello);
    EXPECT_EQ(greeting.reply.header.number, espeak_protocol_version);
    EXPECT_FALSE(greeting.reply.payload.empty());
}

std::string phonemes_of(std::string text, std::string voice = "en-us") {
    const EspeakRequest request{EspeakRequest::Kind::phonemes, std::move(voice), 50, 1.0, std::move(text)};
    return EspeakProcess(espeak_program).exchange(request, 20s, {}).reply.payload;
}

TEST(EspeakProcess, GivesThePhonemesOfEachAccent) {
    EXPECT_EQ(phonemes_of("A bath."), "ɐ bˈæθ\n");
    EXPECT_EQ(phonemes_of("A bath.", "en"), "ɐ bˈaθ\n");
    EXPECT_EQ(phonemes_of("A bath.", "en-gb-x-rp"), "ɐ bˈɑːθ\n");
}

TEST(EspeakProcess, GivesALineOfPhonemesForEachLine) {
    EXPECT_EQ(phonemes_of("Go, now. Go\n\n \nlate"), "ɡˈo^ʊ nˈa^ʊ ɡˈo^ʊ\n\n\nlˈe^ɪt\n");
    EXPECT_EQ(phonemes_of(""), "\n");
    EXPECT_EQ(phonemes_of("\n"), "\n\n");
}

EspeakAudio audio_of(const Exchange& exchange) {
    return parse_audio(exchange.reply.payload).value_or(EspeakAudio{});
}

TEST(EspeakProcess, TellsWhenItBeginsEachWord) {
    EspeakProcess process(espeak_program);
    const Exchange exchange = process.exchange(speak("Où est la mer, Anna?"), 20s, {});
    const EspeakAudio audio = audio_of(exchange);
    ASSERT_EQ(audio.words.size(), 5U);
    const std::vector<std::size_t> positions{0, 3, 7, 10, 15};
    const double duration = static_cast<double>(audio.samples.size()) / 2 / exchange.reply.header.number;
    double latest = -1.0;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        EXPECT_EQ(audio.words[i].position, positions[i]);
        EXPECT_GT(audio.words[i].seconds, latest);
        latest = audio.words[i].seconds;
    }
    EXPECT_LT(latest, duration);
}

TEST(EspeakProcess, SpeaksPhonemesBetweenDoubleBrackets) {
    EspeakProcess process(espeak_program);
    const Exchange plain = process.exchange(speak("Hello there."), 20s, {});
    const Exchange phonemes = process.exchange(speak("[[h@l'oU]] there."), 20s, {});
    EXPECT_TRUE(audio_of(plain).samples == audio_of(phonemes).samples);
    EXPECT_FALSE(audio_of(plain).samples.empty());
}

TEST(EspeakProcess, TakesNoCommandsInTheText) {
    EspeakProcess process(espeak_program);
    const Exchange fast = process.exchange(speak("\x01"
                                                 "450S Hello there, how are you today?"),
                                           20s, {});
    const Exchange plain = process.exchange(speak("Hello there, how are you today?"), 20s, {});
    EXPECT_GT(audio_of(fast).samples.size(), audio_of(plain).samples.size());
}

TEST(EspeakProcess, AnswersEachRequestAsIfItWereTheFirst) {
    EspeakProcess process(espeak_program);
    const std::string first = process.exchange(speak("The same words."), 20s, {}).reply.payload;
    (void)process.exchange({EspeakRequest::Kind::speak, "en-us+m8", 10, 2.0, "Something else."}, 20s, {});
    EXPECT_FALSE(first.empty());
    EXPECT_TRUE(process.exchange(speak("The same words."), 20s, {}).reply.payload == first);
}

TEST(EspeakProcess, TakesMarkupAndHostileBytesAsPlainText) {
    EspeakProcess process(espeak_program);
    const std::string pause = process.exchange(speak("<break time=\"300s\"/> now"), 20s, {}).reply.payload;
    EXPECT_LT(pause.size(), 22050U * 2 * 10);
    for (const std::string& text :
         {std::string("a\0b", 3), std::string("\xff\xfe\xe3"), std::string(3000, '(')}) {
        EXPECT_EQ(process.exchange(speak(text), 20s, {}).end, ExchangeEnd::replied);
    }
}

TEST(EspeakProcess, AnswersWithAnErrorWhatItCannotDoAndGoesOn) {
    EspeakProcess process(espeak_program);
    const EspeakRequest unknown{EspeakRequest::Kind::speak, "xx-nowhere", 50, 1.0, "Hello."};
    EXPECT_EQ(process.exchange(unknown, 20s, {}).reply.header.kind, ReplyKind::error);
    EspeakRequest endless = speak(std::string(60'000, '7'));
    endless.speed = 0.5;
    EXPECT_EQ(process.exchange(endless, 60s, {}).reply.header.kind, ReplyKind::error);
    EXPECT_EQ(process.exchange(speak("Hello."), 20s, {}).reply.header.kind, ReplyKind::audio);
}

TEST(EspeakProcess, EndsWhenTheProtocolIsBroken) {
    EspeakProcess process(espeak_program);
    EspeakRequest request = speak("Hello.");
    request.voice = "../../etc/passwd";
    EXPECT_EQ(process.exchange(request, 20s, {}).end, ExchangeEnd::died);
}

TEST(EspeakProcess, DiesWhenItTalksNonsense) {
    EXPECT_EQ(end_with("exit 3"), ExchangeEnd::died);
    EXPECT_EQ(end_with("echo hello world; sleep 60"), ExchangeEnd::died);
    EXPECT_EQ(end_with("cat /dev/zero"), ExchangeEnd::died);
    EXPECT_EQ(end_with("printf 'audio 22050 10\\nabc'"), ExchangeEnd::died);
    EXPECT_EQ(end_with("printf 'audio 22050 3\\nabcdef'; sleep 60"), ExchangeEnd::died);
    EXPECT_EQ(end_with("printf 'audio 22050 99999999999\\n'; sleep 60"), ExchangeEnd::died);
}

TEST(EspeakProcess, IsGivenUpAtTheDeadlineEvenWhenItTrickles) {
    EXPECT_EQ(end_with("sleep 60", 50ms), ExchangeEnd::timed_out);
    EXPECT_EQ(end_with("printf 'audio 22050 1000000\\n'; while :; do printf x; sleep 0.01; done", 100ms),
              ExchangeEnd::timed_out);
}

TEST(EspeakProcess, IsGoneWithItsForksWhenItsOwnerEnds) {
    const support::TemporaryDirectory directory;
    const auto program = fake_program(directory.path(), "sleep 60 & sleep 60");
    std::vector<pid_t> family;
    {
        const EspeakProcess process(program);
        const auto script = our_children();
        ASSERT_EQ(script.size(), 1U);
        ASSERT_TRUE(eventually([&] { return children_of(script.front()).size() == 2; }));
        family = children_of(script.front());
    }
    EXPECT_TRUE(our_children().empty());
    EXPECT_TRUE(eventually([&] {
        return std::all_of(family.begin(), family.end(), [](pid_t id) {
            const char state = process_state(id).state;
            return state == 'X' || state == 'Z';
        });
    }));
}

TEST(EspeakProcess, SaysWhyItCannotStart) {
    try {
        const EspeakProcess process("/nowhere/storyflow-espeak");
        FAIL() << "no error";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_NE(std::string(error.what()).find("/nowhere/storyflow-espeak"), std::string::npos);
    }
}

TEST(EspeakProcess, EndsByItselfWhenItsParentIsKilled) {
    const pid_t parent = ::fork();
    if (parent == 0) {
        const EspeakProcess process(espeak_program);
        for (;;)
            ::pause();
    }
    ASSERT_TRUE(eventually([parent] { return children_of(parent).size() == 1; }));
    const pid_t program = children_of(parent).front();
    ::kill(parent, SIGKILL);
    ::waitpid(parent, nullptr, 0);
    EXPECT_TRUE(eventually([program] {
        const char state = process_state(program).state;
        return state == 'X' || state == 'Z';
    }));
}

}  // namespace
}  // namespace storyflow::speech
