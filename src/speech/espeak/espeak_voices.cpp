#include "speech/espeak/espeak_voices.hpp"

#include <algorithm>
#include <array>

#include "speech/voices.hpp"

namespace storyflow::speech {

namespace {

struct Imitation {
    std::string_view id;
    EspeakVoice voice;
};

// eSpeak's "en-gb" cannot be combined with a variant; "en-gb-x-rp" (received pronunciation) can.
constexpr std::array imitations{
    Imitation{"af_alloy", {"en-us+f4", 40}},
    Imitation{"af_aoede", {"en-us+Andrea", 40}},
    Imitation{"af_bella", {"en-us+f2", 50}},
    Imitation{"af_heart", {"en-us+f2", 46}},
    Imitation{"af_jessica", {"en-us+f5", 58}},
    Imitation{"af_kore", {"en-us+steph", 48}},
    Imitation{"af_nicole", {"en-us+Alicia", 30}},
    Imitation{"af_nova", {"en-us+f3", 52}},
    Imitation{"af_river", {"en-us+linda", 35}},
    Imitation{"af_sarah", {"en-us+Annie", 45}},
    Imitation{"af_sky", {"en-us+belinda", 50}},
    Imitation{"am_adam", {"en-us+m1", 50}},
    Imitation{"am_echo", {"en-us+m2", 60}},
    Imitation{"am_eric", {"en-us+m3", 45}},
    Imitation{"am_fenrir", {"en-us+m4", 30}},
    Imitation{"am_liam", {"en-us+m7", 62}},
    Imitation{"am_michael", {"en-us+Michael", 50}},
    Imitation{"am_onyx", {"en-us+m8", 25}},
    Imitation{"am_puck", {"en-us+Andy", 75}},
    Imitation{"am_santa", {"en-us+m8", 40}},
    Imitation{"bf_alice", {"en-gb-x-rp+f1", 55}},
    Imitation{"bf_emma", {"en-gb-x-rp+f2", 45}},
    Imitation{"bf_isabella", {"en-gb-x-rp+Annie", 50}},
    Imitation{"bf_lily", {"en-gb-x-rp+f5", 65}},
    Imitation{"bm_daniel", {"en-gb-x-rp+m3", 50}},
    Imitation{"bm_fable", {"en-gb-x-rp+sandro", 60}},
    Imitation{"bm_george", {"en-gb-x-rp+m1", 35}},
    Imitation{"bm_lewis", {"en-gb-x-rp+m7", 42}},
};

const Imitation* find_imitation(std::string_view id) {
    const auto* found = std::find_if(imitations.begin(), imitations.end(),
                                     [id](const Imitation& imitation) { return imitation.id == id; });
    return found == imitations.end() ? nullptr : found;
}

}  // namespace

EspeakVoice espeak_voice(std::string_view id) {
    if (const Imitation* imitation = find_imitation(id)) return imitation->voice;
    const Voice wanted = describe_voice(id);
    const auto* alike = std::ranges::find_if(imitations, [&wanted](const Imitation& imitation) {
        const Voice voice = describe_voice(imitation.id);
        return voice.accent == wanted.accent && voice.gender == wanted.gender;
    });
    return alike != imitations.end() ? alike->voice : find_imitation(default_voice)->voice;
}

}  // namespace storyflow::speech
