#include "speech/kokoro/weights/onnx_checkpoint.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "speech/files/file_errors.hpp"

namespace storyflow::speech::kokoro {

namespace {

using Form = OnnxParameter::Form;

/// The scales (or zero points) of a tensor: one for all values, one for each index of an axis, or, in an
/// LSTM, one for each direction and column.
class Quantiser {
  public:
    Quantiser(const OnnxFile& model, const OnnxTensor* numbers, const std::vector<std::size_t>& shape,
              std::size_t axis)
        : numbers_(model.read(*numbers).values) {
        const std::vector<std::size_t>& form = numbers->shape;
        if (numbers_.size() == 1) return;
        if (form.size() == 1 && axis < shape.size() && shape[axis] == form[0]) {
            blocks_ = axis == 0 ? form[0] : 1;
            columns_ = axis == 0 ? 1 : form[0];
            if (axis == 0 || axis + 1 == shape.size()) return;
        } else if (form.size() == 2 && shape.size() == 3 && form[0] == shape[0] && form[1] == shape[2]) {
            blocks_ = form[0];
            columns_ = form[1];
            return;
        }
        throw bad_data("its scale does not fit its shape");
    }

    /// Calls `change` with each value and its number.
    template <class Change>
    void apply(std::span<float> values, Change change) const {
        if (values.empty()) return;
        const std::size_t block = values.size() / blocks_;
        for (std::size_t b = 0; b < blocks_; ++b) {
            const float* const numbers = numbers_.data() + b * columns_;
            for (std::size_t row = b * block; row < (b + 1) * block; row += columns_) {
                for (std::size_t column = 0; column < columns_; ++column)
                    change(values[row + column], numbers[column]);
            }
        }
    }

  private:
    std::vector<float> numbers_;  ///< [blocks, columns]
    std::size_t blocks_ = 1;      ///< of equal size, one after the other
    std::size_t columns_ = 1;     ///< numbers that repeat within a block
};

/// [rows, columns] -> [columns, rows]
std::vector<float> transposed(std::span<const float> values, std::size_t rows, std::size_t columns) {
    std::vector<float> result(values.size());
    if (result.empty()) return result;  // then one of the sizes may be any number
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column)
            result[column * rows + row] = values[row * columns + column];
    }
    return result;
}

/// ONNX has the gates in the order input, output, forget, cell; PyTorch: input, forget, cell, output.
/// `values`: the four gates one after the other.
std::vector<float> in_gate_order(std::span<const float> values) {
    constexpr std::array<std::size_t, 4> order{0, 2, 3, 1};
    const std::size_t gate = values.size() / order.size();
    std::vector<float> result;
    result.reserve(values.size());
    for (const std::size_t place : order) {
        const auto from = values.subspan(place * gate, gate);
        result.insert(result.end(), from.begin(), from.end());
    }
    return result;
}

std::span<const float> direction_of(const Tensor& all, std::size_t direction) {
    if (all.shape.size() < 2 || all.shape.front() <= direction)
        throw bad_data("the LSTM has no second direction");
    const std::size_t size = all.values.size() / all.shape.front();
    return std::span(all.values).subspan(direction * size, size);
}

void need_dimensions(const Tensor& tensor, std::size_t count) {
    if (tensor.shape.size() == count) return;
    throw bad_data("it has " + std::to_string(tensor.shape.size()) + " dimensions, not " +
                   std::to_string(count));
}

Tensor lstm_weight(const Tensor& all, const OnnxParameter& parameter) {
    need_dimensions(all, 3);
    const auto values = direction_of(all, parameter.direction);
    const bool is_by_column = parameter.form == Form::lstm_columns;
    const std::size_t gates = is_by_column ? all.shape[2] : all.shape[1];
    const std::size_t in = is_by_column ? all.shape[1] : all.shape[2];
    if (gates % 4 != 0) throw bad_data("it is not the weight of four gates");
    return {{gates, in},
            in_gate_order(is_by_column ? transposed(values, in, gates)
                                       : std::vector<float>(values.begin(), values.end()))};
}

Tensor lstm_bias(const Tensor& all, const OnnxParameter& parameter) {
    need_dimensions(all, 2);
    const auto both = direction_of(all, parameter.direction);
    if (both.size() % 8 != 0) throw bad_data("it is not the bias of four gates");
    const std::size_t half = both.size() / 2;
    return {{half}, in_gate_order(both.subspan(parameter.form == Form::lstm_input_bias ? 0 : half, half))};
}

Tensor in_order_of_pytorch(Tensor stored, const OnnxParameter& parameter) {
    switch (parameter.form) {
        case Form::as_it_is:
            return stored;
        case Form::transposed:
            need_dimensions(stored, 2);
            stored.values = transposed(stored.values, stored.shape[0], stored.shape[1]);
            std::swap(stored.shape[0], stored.shape[1]);
            return stored;
        case Form::lstm_rows:
        case Form::lstm_columns:
            return lstm_weight(stored, parameter);
        case Form::lstm_input_bias:
        case Form::lstm_hidden_bias:
            return lstm_bias(stored, parameter);
    }
    return stored;
}

Tensor values_of(const OnnxFile& model, const OnnxValues& values) {
    Tensor tensor = model.read(*values.stored);
    if (values.scale == nullptr) return tensor;
    const Quantiser scale(model, values.scale, tensor.shape, values.axis);
    if (values.zero_point == nullptr) {
        scale.apply(tensor.values, [](float& value, float factor) { value *= factor; });
        return tensor;
    }
    const Quantiser zero(model, values.zero_point, tensor.shape, values.axis);
    zero.apply(tensor.values, [](float& value, float shift) { value -= shift; });
    scale.apply(tensor.values, [](float& value, float factor) { value *= factor; });
    return tensor;
}

}  // namespace

Tensor read_onnx_parameter(const OnnxFile& model, const OnnxParameter& parameter) {
    return in_order_of_pytorch(values_of(model, parameter.values), parameter);
}

OnnxCheckpoint::OnnxCheckpoint(const std::filesystem::path& file)
    : path_(file),
      file_(file),
      model_(reading(file, [this] { return OnnxFile(ByteSource(file_)); })),
      parameters_(find_onnx_parameters(model_)) {}

bool OnnxCheckpoint::contains(std::string_view name) const {
    return parameters_.contains(name);
}

Tensor OnnxCheckpoint::tensor(std::string_view name) const {
    const auto found = parameters_.find(name);
    if (found == parameters_.end()) throw about_file(path_, bad_data("there is no tensor " + shown(name)));
    try {
        return read_onnx_parameter(model_, found->second);
    } catch (const base::Error& error) {
        throw about_file(path_, {error.kind(), "tensor " + shown(name) + ": " + error.what()});
    }
}

}  // namespace storyflow::speech::kokoro
