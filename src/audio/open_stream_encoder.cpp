#include "audio/open_stream_encoder.hpp"

#include "audio/aac_stream.hpp"
#include "audio/plain_stream.hpp"
#include "audio/sndfile_stream.hpp"

namespace storyflow::audio {

std::unique_ptr<StreamEncoder> open_stream_encoder(StreamFormat format,
                                                   const std::shared_ptr<AacProgram>& aac) {
    switch (format) {
        case StreamFormat::aac:
            return std::make_unique<AacStream>(aac);
        case StreamFormat::wav:
            return std::make_unique<PlainStream>(PlainStream::Head::wav);
        case StreamFormat::pcm:
            return std::make_unique<PlainStream>(PlainStream::Head::none);
        case StreamFormat::mp3:
        case StreamFormat::opus:
        case StreamFormat::flac:
            break;
    }
    return std::make_unique<SndfileStream>(format);
}

}  // namespace storyflow::audio
