#include "models/model_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::models {

namespace {

using testing::ElementsAre;

class ModelFolder : public testing::Test {
  protected:
    void put(const std::string& path, std::uintmax_t size = 1) const {
        std::filesystem::create_directories(at(path).parent_path());
        base::replace_file(at(path), "");
        std::filesystem::resize_file(at(path), size);
    }
    [[nodiscard]] std::filesystem::path at(const std::string& path) const { return folder_.path() / path; }
    [[nodiscard]] std::vector<std::filesystem::path> find(std::string_view name) const {
        const auto found = find_in_folder(folder_.path(), *speech::find_published_name(name));
        return found ? found->files : std::vector<std::filesystem::path>();
    }

    support::TemporaryDirectory folder_;
};

constexpr std::uintmax_t size_of_int8_network = 92'361'271;

}  // namespace

TEST_F(ModelFolder, HoldsNothingWhenEmptyOrMissing) {
    EXPECT_THAT(find("kokoro-v1_0.pth"), ElementsAre());
    EXPECT_FALSE(find_in_folder(at("none"), *speech::find_published_name("af_bella.pt")));
}

TEST_F(ModelFolder, HoldsTheNetworkInTheFormWithTheMostExactWeights) {
    put("kokoro-v1.0.int8.onnx");
    EXPECT_THAT(find("kokoro-v1_0.pth"), ElementsAre(at("kokoro-v1.0.int8.onnx")));
    put("kokoro-v1.0.onnx");
    EXPECT_THAT(find("kokoro-v1_0.pth"), ElementsAre(at("kokoro-v1.0.onnx")));
    put("kokoro-v1_0.pth");
    EXPECT_THAT(find("kokoro-v1_0.pth"), ElementsAre(at("kokoro-v1_0.pth")));
    EXPECT_THAT(find("kokoro-v1.0.int8.onnx"), ElementsAre(at("kokoro-v1.0.int8.onnx")));
}

TEST_F(ModelFolder, NamesThePublishedFileThatItHolds) {
    put("kokoro-v1.0.int8.onnx");
    put("kokoro-v1_0.safetensors");
    const auto network = *speech::find_published_name("kokoro-v1_0.pth");
    EXPECT_FALSE(find_in_folder(folder_.path(), network)->file) << "not published: judged by its content";
    std::filesystem::remove(at("kokoro-v1_0.safetensors"));
    EXPECT_EQ(find_in_folder(folder_.path(), network)->file->part, speech::ModelPart::compact_network);
}

TEST_F(ModelFolder, MayHoldTheCompactNetworkInParts) {
    for (const char* number : {"1", "2", "10"})
        put(std::string("package_") + number + "/part.bin", 30'000'000);
    put("package_11/part.bin", size_of_int8_network - 90'000'000);
    put("other/part.bin", 17);
    put("readme_parts.txt", 30);
    EXPECT_THAT(find("kokoro-v1_0.pth"), ElementsAre(at("package_1/part.bin"), at("package_2/part.bin"),
                                                     at("package_10/part.bin"), at("package_11/part.bin")));
    put("package_2/part.bin", 1);
    EXPECT_THAT(find("kokoro-v1_0.pth"), ElementsAre()) << "together they have another size";
}

TEST_F(ModelFolder, MayHoldPartsBesideEachOther) {
    put("kokoro-v1.0.int8.onnx.part2", 1'271);
    put("kokoro-v1.0.int8.onnx.part1", size_of_int8_network - 1'271);
    EXPECT_THAT(find("kokoro-v1.0.int8.onnx"),
                ElementsAre(at("kokoro-v1.0.int8.onnx.part1"), at("kokoro-v1.0.int8.onnx.part2")));
}

TEST_F(ModelFolder, HoldsVoicesInAnyFormAndInEitherPlace) {
    put("af_bella.bin");
    EXPECT_THAT(find("af_bella.pt"), ElementsAre(at("af_bella.bin")));
    put("voices/af_bella.bin");
    EXPECT_THAT(find("af_bella.pt"), ElementsAre(at("voices/af_bella.bin")));
    put("af_bella.pt");
    EXPECT_THAT(find("af_bella.pt"), ElementsAre(at("af_bella.pt")));
    put("am_adam.npy");
    EXPECT_THAT(find("am_adam.pt"), ElementsAre(at("am_adam.npy")));
    EXPECT_THAT(find("voices-v1.0.bin"), ElementsAre());
}

}  // namespace storyflow::models
