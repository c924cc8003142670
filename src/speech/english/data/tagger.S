/* The bytes of tagger.weights, between two symbols. The build defines STORYFLOW_TAGGER as the file's path. */
    .section .note.GNU-stack,"",%progbits

    .section .rodata.storyflow_tagger,"a",%progbits
    .balign 64
    .global storyflow_tagger_begin
    .hidden storyflow_tagger_begin
storyflow_tagger_begin:
    .incbin STORYFLOW_TAGGER
    .global storyflow_tagger_end
    .hidden storyflow_tagger_end
storyflow_tagger_end:
    .byte 0
