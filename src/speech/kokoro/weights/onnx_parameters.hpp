#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "speech/files/onnx_file.hpp"

namespace storyflow::speech::kokoro {

/// Numbers in a model, perhaps rounded to 8 bits: value = (stored - zero_point) * scale.
struct OnnxValues {
    const OnnxTensor* stored = nullptr;
    const OnnxTensor* scale = nullptr;       ///< null: not quantised. One, or one for each index of `axis`
    const OnnxTensor* zero_point = nullptr;  ///< null: 0
    std::size_t axis = 0;
};

/// How a parameter of the network lies in an ONNX model.
struct OnnxParameter {
    enum class Form {
        as_it_is,
        transposed,        ///< [in, out] of a product, for [out, in]
        lstm_rows,         ///< [directions, 4 * hidden, in]
        lstm_columns,      ///< [directions, in, 4 * hidden]
        lstm_input_bias,   ///< the first half of [directions, 8 * hidden]
        lstm_hidden_bias,  ///< the second half
    };

    OnnxValues values;
    Form form = Form::as_it_is;
    std::size_t direction = 0;  ///< of an LSTM: 0 forward, 1 backward
};

using OnnxParameters = std::map<std::string, OnnxParameter, std::less<>>;

/// Finds the parameters of Kokoro's network in its published ONNX models (kokoro-v1.0.onnx, .fp16.onnx and
/// .int8.onnx) and in others that PyTorch's exporter made of it, by the network's names.
///
/// Constants that kept their names are parameters (bias, gamma, alpha, ...). The weights of products,
/// convolutions and LSTMs have lost them; their nodes' names are the paths of their modules. Weight norm has
/// been multiplied out: such a weight is found as `weight`. Constants of other use come out under names that
/// no network asks for. Points into `model`. Pure.
[[nodiscard]] OnnxParameters find_onnx_parameters(const OnnxFile& model);

}  // namespace storyflow::speech::kokoro
