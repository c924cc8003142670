#include "speech/model_catalogue.hpp"

#include <algorithm>
#include <array>

#include "speech/voices.hpp"

namespace storyflow::speech {

namespace {

constexpr std::string_view author_release = "https://huggingface.co/hexgrad/Kokoro-82M/resolve/main/";
constexpr std::string_view onnx_release =
    "https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.0/";
constexpr std::string_view hibari_release = "https://huggingface.co/maureesewilliams/hibari/resolve/main/";

constexpr PublishedFile voice(std::string_view path, std::uint64_t bytes, std::string_view sha256) {
    return {path, ModelPart::voice, bytes, sha256, author_release};
}

constexpr PublishedFile built_in(std::string_view path, std::uint64_t bytes, std::string_view sha256) {
    return {path, ModelPart::built_in_voice, bytes, sha256, hibari_release};
}

// Each voice's SHA-256 begins with the eight digits that the author's list of voices gives.
constexpr std::array files{
    PublishedFile{"kokoro-v1_0.pth", ModelPart::network, 327'212'226,
                  "496dba118d1a58f5f3db2efc88dbdc216e0483fc89fe6e47ee1f2c53f18ad1e4", author_release},
    PublishedFile{"kokoro-v1.0.int8.onnx", ModelPart::compact_network, 92'361'271,
                  "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb", onnx_release},
    PublishedFile{"config.json", ModelPart::configuration, 2'351,
                  "5abb01e2403b072bf03d04fde160443e209d7a0dad49a423be15196b9b43c17f", author_release},
    voice("voices/af_alloy.pt", 523'425, "6d877149dd8b348fbad12e5845b7e43d975390e9f3b68a811d1d86168bef5aa3"),
    voice("voices/af_aoede.pt", 523'425, "c03bd1a4c3716c2d8eaa3d50022f62d5c31cfbd6e15933a00b17fefe13841cc4"),
    voice("voices/af_bella.pt", 523'425, "8cb64e02fcc8de0327a8e13817e49c76c945ecf0052ceac97d3081480e8e48d6"),
    voice("voices/af_heart.pt", 523'425, "0ab5709b8ffab19bfd849cd11d98f75b60af7733253ad0d67b12382a102cb4ff"),
    voice("voices/af_jessica.pt", 523'435,
          "cdfdccb8cc975aa34ee6b89642963b0064237675de0e41a30ae64cc958dd4e87"),
    voice("voices/af_kore.pt", 523'420, "8bfbc512321c3db49dff984ac675fa5ac7eaed5a96cc31104d3a9080e179d69d"),
    voice("voices/af_nicole.pt", 523'430, "c5561808bcf5250fe8c5f5de32caf2d94f27e57e95befdb098c5c85991d4c5da"),
    voice("voices/af_nova.pt", 523'420, "e0233676ddc21908c37a1f102f6b88a59e4e5c1bd764983616eb9eda629dbcd2"),
    voice("voices/af_river.pt", 523'425, "e149459bd9c084416b74756b9bd3418256a8b839088abb07d463730c369dab8f"),
    voice("voices/af_sarah.pt", 523'425, "49bd364ea3be9eb3e9685e8f9a15448c4883112a7c0ff7ab139fa4088b08cef9"),
    voice("voices/af_sky.pt", 523'351, "c799548aed06e0cb0d655a85a01b48e7f10484d71663f9a3045a5b9362e8512c"),
    voice("voices/am_adam.pt", 523'420, "ced7e284aba12472891be1da3ab34db84cc05cc02b5889535796dbf2d8b0cb34"),
    voice("voices/am_echo.pt", 523'420, "8bcfdc852bc985fb45c396c561e571ffb9183930071f962f1b50df5c97b161e8"),
    voice("voices/am_eric.pt", 523'420, "ada66f0eefff34ec921b1d7474d7ac8bec00cd863c170f1c534916e9b8212aae"),
    voice("voices/am_fenrir.pt", 523'430, "98e507eca1db08230ae3b6232d59c10aec9630022d19accac4f5d12fcec3c37a"),
    voice("voices/am_liam.pt", 523'420, "c82550757ddb31308b97f30040dda8c2d609a9e2de6135848d0a948368138518"),
    voice("voices/am_michael.pt", 523'435,
          "9a443b79a4b22489a5b0ab7c651a0bcd1a30bef675c28333f06971abbd47bd37"),
    voice("voices/am_onyx.pt", 523'420, "e8452be16cd0f6da7b4579eaf7b1e4506e92524882053d86d72b96b9a7fed584"),
    voice("voices/am_puck.pt", 523'420, "dd1d8973f4ce4b7d8ae407c77a435f485dabc052081b80ea75c4f30b84f36223"),
    voice("voices/am_santa.pt", 523'425, "7f2f7582fa2b1f160e90aafe6d0b442a685e773608b6667e545d743b073e97a7"),
    voice("voices/bf_alice.pt", 523'425, "d292651b6af6c0d81705c2580dcb4463fccc0ff7b8d618a471dbb4e45655b3f3"),
    voice("voices/bf_emma.pt", 523'420, "d0a423deabf4a52b4f49318c51742c54e21bb89bbbe9a12141e7758ddb5da701"),
    voice("voices/bf_isabella.pt", 523'440,
          "cdd4c37003805104d1d08fb1e05855c8fb2c68de24ca6e71f264a30aaa59eefd"),
    voice("voices/bf_lily.pt", 523'420, "6e09c2e481e2d53004d7e5ae7d3a325369e130a6f45c35a6002de75084be9285"),
    voice("voices/bm_daniel.pt", 523'430, "fc3fce4e9c12ed4dbc8fa9680cfe51ee190a96444ce7c3ad647549a30823fc5d"),
    voice("voices/bm_fable.pt", 523'425, "d44935f3135257a9064df99f007fc1342ff1aa767552b4a4fa4c3b2e6e59079c"),
    voice("voices/bm_george.pt", 523'430, "f1bc812213dc59774769e5c80004b13eeb79bd78130b11b2d7f934542dab811b"),
    voice("voices/bm_lewis.pt", 523'425, "b5204750dcba01029d2ac9cec17aec3b20a6d64073c579d694a23cb40effbd0e"),
    PublishedFile{"voices-v1.0.bin", ModelPart::voice_pack, 28'214'398,
                  "bca610b8308e8d99f32e6fe4197e7ec01679264efed0cac9140fe9c29f1fbf7d", onnx_release},
    // From hibari-tts 0.2.1's own list of its voices (assets/voices.json). Fenrir's is larger because it has
    // a scale for each column of its products.
    built_in("voices/af_kore.int8.onnx", 7'936'868,
             "346885752673e45d42f9864c9e2432094bc4b6385df060d4b83273da764d2fa9"),
    built_in("voices/am_fenrir_v2.int8.onnx", 8'031'158,
             "f59fbd87908c91f827bc21b1b89443757b9a8580db9eee20aa948deb731321f4"),
    built_in("voices/bf_emma.int8.onnx", 7'936'868,
             "f709f0488ee63b583a22189a955aaf4257b9806dd330be3490661e53af0a89c1"),
    built_in("voices/bm_fable.int8.onnx", 7'936'868,
             "c28529302f2d27cd12f62625c24425888c4e3c2675583100ec530259136b8bc6"),
};

template <typename Matches>
std::optional<PublishedFile> find_file(Matches matches) {
    const auto* const found = std::ranges::find_if(files, matches);
    if (found == files.end()) return std::nullopt;
    return *found;
}

}  // namespace

std::string_view PublishedFile::voice() const {
    if (part == ModelPart::built_in_voice) return built_in_voice_in(name());
    if (part != ModelPart::voice) return {};
    const auto file_name = name();
    return file_name.substr(0, file_name.rfind('.'));
}

std::string_view built_in_voice_in(std::string_view file_name) {
    const auto stem = file_name.substr(0, file_name.find('.'));
    const auto version = stem.rfind("_v");
    const bool has_version = version != std::string_view::npos && version + 2 < stem.size() &&
                             stem.find_first_not_of("0123456789", version + 2) == std::string_view::npos;
    const auto id = has_version ? stem.substr(0, version) : stem;
    return is_published_voice(id) && id != default_voice ? id : std::string_view{};
}

std::span<const PublishedFile> published_files() {
    return files;
}

std::optional<PublishedFile> find_published_path(std::string_view path) {
    return find_file([&](const PublishedFile& file) { return file.path == path; });
}

std::optional<PublishedFile> find_published_name(std::string_view name) {
    return find_file([&](const PublishedFile& file) { return file.name() == name; });
}

std::optional<PublishedFile> find_published_sum(std::string_view sha256) {
    return find_file([&](const PublishedFile& file) { return file.sha256 == sha256; });
}

std::string_view describe(ModelPart part) {
    switch (part) {
        case ModelPart::network:
            return "network";
        case ModelPart::compact_network:
            return "network int8";
        case ModelPart::configuration:
            return "configuration";
        case ModelPart::voice:
            return "voice";
        case ModelPart::voice_pack:
            return "voice pack";
        case ModelPart::built_in_voice:
            return "built-in";
    }
    return {};
}

}  // namespace storyflow::speech
