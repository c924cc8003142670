#include "speech/kokoro/weights/weight_cache.hpp"

#include <gmock/gmock.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"
#include "speech/kokoro/network/network.hpp"
#include "tests/speech/kokoro/network/tiny_network.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::speech::kokoro {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr CacheIdentity identity = 4711;

kernels::Matrix counting(std::size_t rows, std::size_t columns) {
    kernels::Matrix matrix(rows, columns);
    for (std::size_t row = 0; row < rows; ++row) {
        std::fill_n(matrix.row(row).data(), matrix.stride(), 0.0F);
        for (std::size_t i = 0; i < columns; ++i)
            matrix.row(row)[i] = static_cast<float>(100 * row + i);
    }
    return matrix;
}

[[noreturn]] kernels::Matrix never() {
    throw std::logic_error("made again");
}

class WeightCacheTest : public testing::Test {
  protected:
    WeightCacheTest() {
        weights_.set("a.bias", {3}, {1, 2, 3}).set("a.raw", {2}, {4, 5});
        WeightCacheWriter writer(weights_, file_, identity);
        (void)writer.tensor("a.bias");
        (void)writer.packed("a.packed", 2, 20, [&] {
            (void)writer.tensor("a.raw");
            return counting(2, 20);
        });
        writer.finish();
    }

    [[nodiscard]] std::string refusal(CacheIdentity other = identity) const {
        try {
            const WeightCache cache(file_, other);
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), base::ErrorKind::damaged_model);
            return error.what();
        }
        return "none";
    }

    support::TemporaryDirectory folder_;
    std::filesystem::path file_ = folder_.path() / "kokoro.weights";
    PatchedWeights weights_;
};

TEST_F(WeightCacheTest, HasTheTensorsAndWhatLayersMadeOfOthers) {
    const WeightCache cache(file_, identity);
    EXPECT_TRUE(cache.contains("a.bias"));
    EXPECT_FALSE(cache.contains("a.raw")) << "it was read for packing only";
    EXPECT_THAT(cache.tensor("a.bias").values, ElementsAre(1, 2, 3));
    EXPECT_THAT(cache.tensor("a.bias").shape, ElementsAre(3));
    const kernels::Matrix packed = cache.packed("a.packed", 2, 20, never);
    EXPECT_THAT(packed.row(1), testing::ElementsAreArray(counting(2, 20).row(1)));
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(packed.row(0).data()) % 64, 0U);
}

TEST_F(WeightCacheTest, KeepsItsValuesWhateverBecomesOfTheFile) {
    const WeightCache cache(file_, identity);
    const kernels::Matrix packed = cache.packed("a.packed", 2, 20, never);
    const auto size = std::filesystem::file_size(file_);
    std::filesystem::resize_file(file_, 0);
    EXPECT_THAT(packed.row(1), testing::ElementsAreArray(counting(2, 20).row(1))) << "no SIGBUS";
    std::ofstream(file_, std::ios::binary) << std::string(size, '\xff');
    EXPECT_THAT(packed.row(1), testing::ElementsAreArray(counting(2, 20).row(1))) << "no noise";
    EXPECT_THAT(cache.tensor("a.bias").values, ElementsAre(1, 2, 3));
    EXPECT_NE(refusal(), "none") << "who loads it now makes it anew";
}

TEST_F(WeightCacheTest, RefusesNamesAndSizesThatItDoesNotHave) {
    const WeightCache cache(file_, identity);
    EXPECT_THROW((void)cache.tensor("a.raw"), base::Error);
    EXPECT_THROW((void)cache.packed("b", 2, 20, never), base::Error);
    EXPECT_THROW((void)cache.packed("a.packed", 2, 21, never), base::Error);
    EXPECT_THROW((void)cache.packed("a.bias", 1, 3, never), base::Error);
}

TEST_F(WeightCacheTest, IsOfOneModelOnly) {
    EXPECT_THAT(refusal(identity + 1), HasSubstr("another model"));
    EXPECT_NE(cache_identity("one"), cache_identity("other"));
    EXPECT_EQ(cache_identity("one"), cache_identity("one"));
}

TEST_F(WeightCacheTest, IsRefusedWhenAnythingIsMissingAtItsEnd) {
    const std::string whole = base::read_file(file_, 1 << 20);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        base::replace_file(file_, std::string_view(whole).substr(0, size));
        ASSERT_NE(refusal(), "none") << "with " << size << " bytes";
    }
}

TEST_F(WeightCacheTest, IsRefusedWhenAnythingInItIsDamaged) {
    const std::string whole = base::read_file(file_, 1 << 20);
    const std::size_t unused_begin = 40;  // the reserved end of the header
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
        base::replace_file(file_, damaged);
        const bool is_padding = (at >= unused_begin && at < 64) || refusal() == "none";
        // Only zeros between the entries, which are never read, may change unnoticed.
        if (is_padding) {
            ASSERT_EQ(whole[at], '\0') << "byte " << at;
        }
    }
}

TEST_F(WeightCacheTest, SurvivesDirectoriesThatLie) {
    const std::string whole = base::read_file(file_, 1 << 20);
    std::uint64_t directory = 0;
    std::memcpy(&directory, whole.data() + 24, sizeof directory);
    std::mt19937 random(1);
    int refused = 0;
    for (int round = 0; round < 2000; ++round) {
        std::string forged = whole;
        for (int i = 0; i < 1 + round % 4; ++i) {
            const std::size_t at = directory + random() % (whole.size() - directory);
            forged[at] = static_cast<char>(random() % 3 == 0 ? 0xFF : random());
        }
        const std::uint64_t sum =
            sum_of(std::as_bytes(std::span(forged)).subspan(static_cast<std::size_t>(directory)));
        std::memcpy(forged.data() + 32, &sum, sizeof sum);
        base::replace_file(file_, forged);
        try {
            const WeightCache cache(file_, identity);
            (void)cache.tensor("a.bias");
            (void)cache.packed("a.packed", 2, 20, never);
        } catch (const base::Error& error) {
            ASSERT_EQ(error.kind(), base::ErrorKind::damaged_model);
            ++refused;
        }
    }
    EXPECT_GT(refused, 1500) << "hardly a lie is harmless";
}

TEST_F(WeightCacheTest, IsNotSeenBeforeItIsFinishedAndLeavesNothingBehind) {
    std::filesystem::remove(file_);
    {
        WeightCacheWriter writer(weights_, file_, identity);
        (void)writer.tensor("a.bias");
        EXPECT_FALSE(std::filesystem::exists(file_));
        EXPECT_THROW(WeightCacheWriter(weights_, file_, identity), base::Error) << "one at a time";
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(WeightCacheTest, CannotBeWrittenWhereThereIsNoFolder) {
    EXPECT_THROW(WeightCacheWriter(weights_, folder_.path() / "none" / "kokoro.weights", identity),
                 base::Error);
}

TEST_F(WeightCacheTest, MakesTheSameNetworkAsItsTensors) {
    {
        WeightCacheWriter writer(tiny_weights(), file_, identity);
        const Network written(writer, tiny_set().config);
        writer.finish();
    }
    const WeightCache cache(file_, identity);
    const Network prepared(cache, tiny_set().config);
    const Network plain(tiny_weights(), tiny_set().config);
    const auto speak = [](const Network& network) {
        const support::GoldenCase& golden = tiny_case();
        const auto style = support::synthetic_style(golden.style, tiny_set().config);
        TestRun run;
        return network
            .run({.ids = golden.ids,
                  .style = style,
                  .speed = golden.speed,
                  .noise = support::synthetic_noise(golden.noise)},
                 run.execution)
            .samples;
    };
    EXPECT_EQ(speak(prepared), speak(plain));
}

}  // namespace
}  // namespace storyflow::speech::kokoro
