#include "speech/kokoro/weights/open_checkpoint.hpp"

#include "speech/files/safetensors_file.hpp"
#include "speech/files/zip_archive.hpp"
#include "speech/kokoro/files/model_file_inspection.hpp"
#include "speech/kokoro/weights/onnx_checkpoint.hpp"
#include "speech/kokoro/weights/safetensors_checkpoint.hpp"
#include "speech/kokoro/weights/torch_checkpoint.hpp"

namespace storyflow::speech::kokoro {

std::unique_ptr<TensorSource> open_checkpoint(const std::filesystem::path& file) {
    const FileBytes content(file);
    const ByteSource source(content);
    if (looks_like_safetensors(source)) return std::make_unique<SafetensorsCheckpoint>(file);
    if (looks_like_onnx(source)) return std::make_unique<OnnxCheckpoint>(file);
    return std::make_unique<TorchCheckpoint>(file);  // says of other content what is wrong with it
}

}  // namespace storyflow::speech::kokoro
