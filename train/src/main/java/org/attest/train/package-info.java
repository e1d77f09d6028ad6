/// Fine-tuning of the trained reader, run by maintainers; nothing depends on it. [Corpora] makes [Example]s of corpora
/// with gold, [Trainer] fits the [Encoder] to them step by step, [Checkpoint] lets a run that was stopped go on, and
/// [OnnxFile] writes what ONNX Runtime reads.
@NullMarked
package org.attest.train;

import org.jspecify.annotations.NullMarked;
