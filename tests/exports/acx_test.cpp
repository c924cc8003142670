#include "exports/acx.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace storyflow::exports {
namespace {

audio::FileLoudness good() {
    audio::FileLoudness file;
    file.loudness.rms = -20.3;
    file.loudness.sample_peak = -3.5;
    file.loudness.noise_floor = -70.0;
    file.sample_rate = 44'100;
    file.duration = 600.0;
    file.quiet_at_begin = 0.75;
    file.quiet_at_end = 2.0;
    return file;
}

/// The rules that the file breaks.
std::vector<std::string> broken(const audio::FileLoudness& file) {
    std::vector<std::string> rules;
    for (const auto& check : acx_checks(file)) {
        if (!check.passed) rules.push_back(check.rule + ": " + check.found);
    }
    return rules;
}

}  // namespace

TEST(AcxChecks, AGoodFileKeepsEveryRule) {
    EXPECT_TRUE(broken(good()).empty());
    EXPECT_EQ(acx_checks(good()).front(), (Check{"RMS -23 to -18 dB", "-20.3 dB", true}));
}

TEST(AcxChecks, EachFaultIsNamedWithWhatWasFound) {
    auto file = good();
    file.loudness = {
        .integrated = {}, .true_peak = {}, .sample_peak = -2.9, .rms = -17.5, .noise_floor = -59.0};
    file.sample_rate = 24'000;
    file.duration = 7'201.0;
    file.quiet_at_begin = 0.2;
    file.quiet_at_end = 5.5;
    EXPECT_EQ(
        broken(file),
        (std::vector<std::string>{
            "RMS -23 to -18 dB: -17.5 dB", "peak below -3 dB: -2.9 dB", "noise floor below -60 dB: -59.0 dB",
            "room tone of 0.5 to 1 s at the head: 0.20 s", "room tone of 1 to 5 s at the tail: 5.50 s",
            "at most 120 minutes: 7201.00 s", "44.1 kHz: 24000 Hz"}));
}

TEST(AcxChecks, SilenceHasNoRms) {
    auto file = good();
    file.loudness = {};
    EXPECT_EQ(broken(file), std::vector<std::string>{"RMS -23 to -18 dB: silence"});
}

}  // namespace storyflow::exports
