#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "speech/files/torch_archive.hpp"
#include "speech/kokoro/files/model_config.hpp"
#include "speech/kokoro/files/model_file_inspection.hpp"
#include "speech/kokoro/files/voice_files.hpp"
#include "tests/speech/files/bytes_of_files.hpp"

/// Model files are downloads: for any bytes, reading gives values or an error, and never more values than
/// bytes.
namespace storyflow::speech::kokoro {
namespace {

using Bytes = std::vector<std::byte>;

struct Outcome {
    std::size_t values = 0;  ///< how many could be read
    std::size_t errors = 0;
};

template <class Read>
void attempt(Outcome& outcome, Read read) {
    try {
        outcome.values += read();
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::damaged_model);
        ++outcome.errors;
    }
}

/// Reads everything in the file in each possible way.
Outcome read_everything(const Bytes& bytes) {
    Outcome outcome;
    auto ids = inspect_model_file(bytes, "voice.bin").voices;
    ids.emplace_back("af_small");
    for (const std::string& id : ids)
        attempt(outcome, [&] { return parse_voice(ByteSource(bytes), id).values.size(); });
    attempt(outcome, [&] {
        const TorchArchive archive{ZipArchive(bytes)};
        for (const NamedTensor& tensor : archive.tensors())
            attempt(outcome, [&] { return archive.read(tensor.tensor).values.size(); });
        return std::size_t{0};
    });
    return outcome;
}

Bytes sample_bytes(const std::string& name) {
    return bytes_of(base::read_file(std::filesystem::path(MODEL_FILE_SAMPLES) / name, 100'000));
}

class DamagedModelFile : public testing::TestWithParam<const char*> {};

/// Random damage that is the same in every run.
class Damage {
  public:
    explicit Damage(std::uint32_t seed) : random_(seed) {}

    Bytes applied_to(Bytes bytes) {
        const std::size_t times = 1 + below(4);
        for (std::size_t i = 0; i < times && !bytes.empty(); ++i)
            damage(bytes);
        return bytes;
    }

  private:
    std::size_t below(std::size_t limit) { return random_() % limit; }

    void damage(Bytes& bytes) {
        const std::size_t place = below(bytes.size());
        const auto here = bytes.begin() + static_cast<std::ptrdiff_t>(place);
        const std::size_t length = std::min(bytes.size() - place, std::size_t{1} + below(8));
        const auto end = here + static_cast<std::ptrdiff_t>(length);
        switch (below(8)) {
            case 0:
                *here = static_cast<std::byte>(below(256));
                break;
            case 1:
                *here ^= static_cast<std::byte>(1U << below(8));
                break;
            case 2:
                std::fill(here, end, std::byte{0xFF});
                break;
            case 3:
                std::fill(here, end, std::byte{0});
                break;
            case 4:
                bytes.erase(here, end);
                break;
            case 5:
                bytes.insert(here, length, static_cast<std::byte>(below(256)));
                break;
            case 6: {  // bytes from another position
                const std::size_t from = below(bytes.size() - length + 1);
                std::copy_n(Bytes(bytes).begin() + static_cast<std::ptrdiff_t>(from), length, here);
                break;
            }
            default:
                *here = static_cast<std::byte>(std::to_integer<unsigned>(*here) + (below(2) == 0 ? 1 : 255));
        }
    }

    std::mt19937 random_;
};

TEST_P(DamagedModelFile, IsRefusedWhenCutAnywhere) {
    const Bytes whole = sample_bytes(GetParam());
    ASSERT_GT(read_everything(whole).values, 0U);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        // A buffer of exactly this size, for the address sanitizer.
        const Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
        EXPECT_EQ(read_everything(cut).values, 0U) << length << " bytes";
    }
}

TEST_P(DamagedModelFile, GivesAnErrorOrFewerValuesThanItHasBytes) {
    const Bytes whole = sample_bytes(GetParam());
    Damage damage(20'240);
    std::size_t with_errors = 0;
    std::size_t with_values = 0;
    for (int i = 0; i < 10'000; ++i) {
        const Bytes damaged = damage.applied_to(whole);
        const Outcome outcome = read_everything(damaged);
        // A pack is read with up to four ids, a tensor also as a voice, and views may share a storage.
        EXPECT_LE(outcome.values, 16 * damaged.size());
        with_errors += outcome.errors > 0 ? 1 : 0;
        with_values += outcome.values > 0 ? 1 : 0;
    }
    EXPECT_GT(with_errors, 1000U);
    EXPECT_GT(with_values, 1000U);
}

INSTANTIATE_TEST_SUITE_P(Samples, DamagedModelFile,
                         testing::Values("pytorch-1.13.pth", "af_small.pt", "numpy-1.24.npz"),
                         [](const auto& sample_file) {
                             std::string name = sample_file.param;
                             std::erase_if(
                                 name, [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); });
                             return name;
                         });

TEST(DamagedConfiguration, GivesAnErrorOrABoundedConfiguration) {
    const std::string whole =
        R"({"hidden_dim": 64, "istftnet": {"upsample_rates": [10, 6], "upsample_kernel_sizes": [20, 12],
        "resblock_dilation_sizes": [[1, 3, 5]], "resblock_kernel_sizes": [3]}, "plbert": {"hidden_size": 48}})";
    Damage damage(20'241);
    std::size_t read = 0;
    for (int i = 0; i < 10'000; ++i) {
        const Bytes bytes = damage.applied_to(bytes_of(whole));
        try {
            const ModelConfig config =
                parse_model_config({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
            EXPECT_LE(config.hidden_dim, 4096U);
            ++read;
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), base::ErrorKind::damaged_model);
        }
    }
    EXPECT_GT(read, 100U);
    EXPECT_LT(read, 9'900U);
}

}  // namespace
}  // namespace storyflow::speech::kokoro
