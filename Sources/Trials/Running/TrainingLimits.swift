/// The least and the greatest value of each setting of a training that a user may choose.
///
/// Each greatest value is far above what is useful, and low enough that sizes which follow from it neither overflow nor
/// ask for more memory than a machine has.
public enum TrainingLimits {
  /// Passes over the training samples.
  public static let epochs = 1...100_000
  /// Adam's learning rate at the first step.
  public static let learningRate = 1e-12...1000
  /// Adam's weight decay; besides, its product with the learning rate is below 1.
  public static let weightDecay = 0...1e6
  /// Hidden units of a module.
  public static let hiddenWidth = 1...1024
  /// Values per sample on a link.
  public static let latentWidth = 1...1024
  /// A weight β of the rate.
  public static let beta = 0...1e6
}
