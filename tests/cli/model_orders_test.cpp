#include "cli/model_orders.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::cli {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;
using testing::SizeIs;

/// The paths of published files, and the sources of the others.
std::vector<std::string> asked_for(const ModelInstallArguments& arguments) {
    std::vector<std::string> names;
    for (const auto& order : model_orders(arguments))
        names.push_back(order.file ? std::string(order.file->path) : order.source);
    return names;
}

}  // namespace

TEST(ModelOrders, AreTheNetworkAndAllVoicesByDefault) {
    const auto names = asked_for({});
    EXPECT_THAT(names, SizeIs(29));
    EXPECT_EQ(names.front(), "kokoro-v1_0.pth");
    EXPECT_THAT(names, Contains("voices/bm_george.pt"));
    EXPECT_THAT(names, Not(Contains("voices-v1.0.bin")));
}

TEST(ModelOrders, IncludeTheConfigurationWhenAllIsAskedFor) {
    EXPECT_THAT(asked_for({.all = true}), SizeIs(30));
    EXPECT_THAT(asked_for({.all = true}), Contains("config.json"));
}

TEST(ModelOrders, AreWhatTheWordsSay) {
    EXPECT_THAT(asked_for({.what = {"network"}}), ElementsAre("kokoro-v1_0.pth"));
    EXPECT_THAT(asked_for({.what = {"int8"}}), ElementsAre("kokoro-v1.0.int8.onnx"));
    EXPECT_THAT(asked_for({.what = {"voices"}}), SizeIs(28));
    EXPECT_THAT(asked_for({.what = {"pack", "config"}}), ElementsAre("config.json", "voices-v1.0.bin"));
    EXPECT_THAT(asked_for({.what = {"./network", "http://host/a.pt"}}),
                ElementsAre("./network", "http://host/a.pt"));
}

TEST(ModelOrders, AreTheBuiltInVoicesWhenAskedFor) {
    EXPECT_THAT(asked_for({.what = {"built-in"}}),
                ElementsAre("voices/af_kore.int8.onnx", "voices/am_fenrir_v2.int8.onnx",
                            "voices/bf_emma.int8.onnx", "voices/bm_fable.int8.onnx"));
    EXPECT_THAT(asked_for({.what = {"built-in"}, .voices = "bf_emma"}),
                ElementsAre("voices/bf_emma.int8.onnx"));
}

TEST(ModelOrders, MayBeForSomeVoices) {
    EXPECT_THAT(asked_for({.voices = "bm_george, af_bella"}),
                ElementsAre("kokoro-v1_0.pth", "voices/af_bella.pt", "voices/bm_george.pt"));
    EXPECT_THAT(asked_for({.what = {"voices"}, .voices = "af_bella"}), ElementsAre("voices/af_bella.pt"));
    EXPECT_THAT(asked_for({.what = {"network"}, .voices = "af_bella"}),
                ElementsAre("kokoro-v1_0.pth", "voices/af_bella.pt"));
    EXPECT_THROW((void)model_orders({.voices = "af_bella,nobody"}), base::Error);
}

TEST(ModelOrders, ComeFromTheReleasesOrFromAnotherPlace) {
    EXPECT_EQ(model_orders({.what = {"network"}}).front().source,
              "https://huggingface.co/hexgrad/Kokoro-82M/resolve/main/kokoro-v1_0.pth");
    const std::string mirror = "http://mirror/kokoro";
    EXPECT_EQ(model_orders({.voices = "af_bella", .from = mirror}).back().source,
              mirror + "/voices/af_bella.pt");
    EXPECT_EQ(model_orders({.what = {"network"}, .from = mirror + "/"}).front().source,
              mirror + "/kokoro-v1_0.pth");
    EXPECT_EQ(model_orders({.what = {"network"}, .from = "/media/usb"}).front().source,
              "/media/usb/kokoro-v1_0.pth")
        << "the installer will say that it is not there";
}

TEST(ModelOrders, FromAFolderAreWhatItHolds) {
    const support::TemporaryDirectory folder;
    const std::string from = folder.path().string();
    base::replace_file(folder.path() / "kokoro-v1_0.safetensors", "");
    base::replace_file(folder.path() / "af_bella.bin", "");
    EXPECT_THAT(asked_for({.voices = "af_bella", .from = from}),
                ElementsAre(from + "/kokoro-v1_0.safetensors", from + "/af_bella.bin"));
    EXPECT_THAT(asked_for({.voices = "af_sky,am_adam", .from = from}),
                ElementsAre(from + "/kokoro-v1_0.safetensors", "voices/af_sky.pt", "voices/am_adam.pt"));
    base::replace_file(folder.path() / "voices-v1.0.bin", "");
    EXPECT_THAT(asked_for({.voices = "af_sky,am_adam", .from = from}),
                ElementsAre(from + "/kokoro-v1_0.safetensors", "voices-v1.0.bin"));
}

TEST(ModelOrders, FromAFolderMayBeAFileInParts) {
    const support::TemporaryDirectory folder;
    for (const auto& [name, size] :
         {std::pair{"kokoro.part1", 92'000'000}, std::pair{"kokoro.part2", 361'271}}) {
        base::replace_file(folder.path() / name, "");
        std::filesystem::resize_file(folder.path() / name, static_cast<std::uintmax_t>(size));
    }
    const auto orders = model_orders({.what = {"network"}, .from = folder.path().string()});
    ASSERT_THAT(orders, SizeIs(1));
    EXPECT_EQ(orders.front().file->path, "kokoro-v1.0.int8.onnx");
    EXPECT_THAT(orders.front().parts,
                ElementsAre(folder.path() / "kokoro.part1", folder.path() / "kokoro.part2"));
}

}  // namespace storyflow::cli
